package org.runspec.run.console;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * How far files were moved, on the last line of a terminal that nobody else writes to meanwhile.
 * Any thread may move it on; when it is closed the line is empty again.
 */
public final class TransferBar implements AutoCloseable {
  private static final int REFRESH_MILLIS = 500;

  private final ProgressBar bar;

  /**
   * Draws nothing before half a second has gone, so that short transfers don't flicker.
   *
   * @param total in bytes
   */
  public TransferBar(Terminal terminal, long total) {
    this.bar =
        new ProgressBarBuilder()
            .setInitialMax(total)
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .continuousUpdate()
            .setRenderer(
                (state, length) ->
                    TransferText.line(
                        state.getCurrent(), total, state.getElapsedAfterStart(), length))
            .setConsumer(new LastLine(terminal))
            .build();
  }

  /** So many bytes more. */
  public void moved(long bytes) {
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
    private boolean drawnOnce;

    LastLine(Terminal terminal) {
      this.err = terminal.err();
      this.line = new StatusLine(err);
      this.columns = terminal.width().getAsInt() - 1;
    }

    @Override
    public int getMaxRenderedLength() {
      return columns;
    }

    @Override
    public synchronized void accept(String text) {
      if (!drawnOnce) {
        drawnOnce = true; // the library draws at once, when there is nothing to see
        return;
      }
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
