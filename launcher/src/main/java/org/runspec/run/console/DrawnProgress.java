package org.runspec.run.console;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * Progress on the console's last line. The progressbar library counts, times and refreshes; the
 * text is ours, and so is the place, since only the console knows when the last line is free.
 */
final class DrawnProgress implements StageProgress {
  private static final int REFRESH_MILLIS = 500;

  private final Console console;
  private final ProgressBar bar;
  private boolean closed;

  /**
   * @param columns how long the text may be
   */
  DrawnProgress(Console console, ProgressText text, int columns) {
    this.console = console;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(text.stage())
            .setInitialMax(text.total().orElse(-1))
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .continuousUpdate()
            .setRenderer(
                (state, length) -> text.line(state.getCurrent(), state.getTotalElapsed(), length))
            .setConsumer(new LastLine(columns))
            .build();
  }

  @Override
  public void update(long steps) {
    bar.stepTo(steps);
  }

  /** Draws what was updated without waiting for the next refresh. */
  void refresh() {
    bar.refresh();
  }

  @Override
  public void close() {
    remove();
    bar.close();
  }

  private synchronized void remove() {
    closed = true;
    console.status("");
  }

  private synchronized void draw(String line) {
    if (!closed) {
      console.status(line);
    }
  }

  private final class LastLine implements ProgressBarConsumer {
    private final int columns;

    LastLine(int columns) {
      this.columns = columns;
    }

    @Override
    public int getMaxRenderedLength() {
      return columns;
    }

    @Override
    public void accept(String line) {
      draw(line);
    }

    @Override
    public void close() {
      // The text is gone already: the library would draw once more first.
    }
  }
}
