package org.runspec.run.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;

/**
 * How far files were moved, on the last line of a terminal that nobody else writes to meanwhile.
 * Any thread may move it on; when it is closed the line is empty again.
 */
public final class TransferBar implements AutoCloseable {
  private static final int REFRESH_MILLIS = 500;
  private static final Duration SHORT = Duration.ofMillis(800);

  /** What the terminal shows where it shows Ctrl-C; the line has room for it. */
  private static final String CTRL_C = "^C";

  private final ProgressBar bar;
  private final AtomicLong spared = new AtomicLong();

  /**
   * Draws nothing before most of a second has gone, so that short transfers don't flicker.
   *
   * @param total in bytes
   */
  public TransferBar(Terminal terminal, long total) {
    this.bar =
        new ProgressBarBuilder()
            .setInitialMax(total)
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .continuousUpdate()
            .setRenderer((state, length) -> line(state, spared.get(), total, length))
            .setConsumer(new LastLine(terminal))
            .build();
  }

  private static String line(ProgressState state, long spared, long total, int columns) {
    Duration elapsed = state.getElapsedAfterStart();
    return elapsed.compareTo(SHORT) < 0
        ? ""
        : TransferText.line(state.getCurrent(), spared, total, elapsed, columns);
  }

  /** So many bytes more. */
  public void moved(long bytes) {
    bar.stepBy(bytes);
  }

  /** So many bytes more, which were there already and say nothing about how fast it goes. */
  public void spared(long bytes) {
    spared.addAndGet(bytes);
    bar.stepBy(bytes);
  }

  @Override
  public void close() {
    bar.close();
  }

  private static final class LastLine implements ProgressBarConsumer {
    private final PrintStream err;
    private final StatusLine line;
    private final int columns;
    private boolean closed;

    LastLine(Terminal terminal) {
      this.err = terminal.err();
      this.line = new StatusLine(err);
      this.columns = terminal.width().getAsInt() - 1 - CTRL_C.length();
    }

    @Override
    public int getMaxRenderedLength() {
      return columns;
    }

    @Override
    public synchronized void accept(String text) {
      if (!closed) {
        line.erase();
        line.set(text);
        line.draw();
      }
    }

    @Override
    public synchronized void close() {
      closed = true;
      line.erase();
      err.flush();
    }
  }
}
