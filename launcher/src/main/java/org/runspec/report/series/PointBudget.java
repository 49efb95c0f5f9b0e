package org.runspec.report.series;

/**
 * How much of each series is kept while it is read, so that long runs do not fill the memory.
 *
 * @param most rows, from 16
 * @param keepsExtremes whether the lowest and the highest of neighbouring rows are kept, and a gap
 *     between them; otherwise the first of each so many, which are the same ones in all runs and no
 *     farther apart than the others
 */
public record PointBudget(int most, boolean keepsExtremes) {
  /** Of all series together: some hundred megabytes while they are read and averaged. */
  private static final int MOST_ROWS = 4_000_000;

  /** Of one series: several for each pixel of any screen. */
  private static final int ENOUGH = 20_000;

  private static final int FEWEST = 1000;

  /**
   * What suits series that are drawn.
   *
   * @param series how many there are at most
   * @param areSmoothed whether each row counts, since the next ones depend on it
   * @param areAveraged whether numbers count rather than how they look
   */
  public static PointBudget of(int series, boolean areSmoothed, boolean areAveraged) {
    int share = Math.max(FEWEST, MOST_ROWS / Math.max(1, series));
    return new PointBudget(
        areSmoothed ? share : Math.min(share, ENOUGH), !areSmoothed && !areAveraged);
  }
}
