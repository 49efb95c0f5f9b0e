package org.runspec.components.network;

/** The one inner loop of everything here: a weighted sum of rows. */
final class Rows {
  private Rows() {}

  /**
   * Adds a sum of rows, each multiplied by its factor. Four rows at a time, so that the sum is
   * loaded and stored less often; the order of additions depends on the number of rows only.
   *
   * @param count how many rows
   * @param factor where the first factor is; the next ones follow in steps of {@code factorStride}
   * @param row where the first row begins; the next ones follow in steps of {@code rowStride}
   * @param at where the elements that are added to begin
   * @param length how many elements a row has
   */
  static void addWeighted(
      int count,
      float[] factors,
      int factor,
      int factorStride,
      float[] rows,
      int row,
      int rowStride,
      float[] into,
      int at,
      int length) {
    int f = factor;
    int r = row;
    int left = count;
    for (; left >= 4; left -= 4) {
      addFour(
          factors[f],
          factors[f + factorStride],
          factors[f + 2 * factorStride],
          factors[f + 3 * factorStride],
          rows,
          r,
          rowStride,
          into,
          at,
          length);
      f += 4 * factorStride;
      r += 4 * rowStride;
    }
    for (; left > 0; left--) {
      addOne(factors[f], rows, r, into, at, length);
      f += factorStride;
      r += rowStride;
    }
  }

  /** Adds one row. */
  static void add(float[] rows, int row, float[] into, int at, int length) {
    addOne(1, rows, row, into, at, length);
  }

  private static void addFour(
      float f0,
      float f1,
      float f2,
      float f3,
      float[] rows,
      int row,
      int stride,
      float[] into,
      int at,
      int length) {
    if (f0 == 0 && f1 == 0 && f2 == 0 && f3 == 0) {
      return;
    }
    int r1 = row + stride;
    int r2 = r1 + stride;
    int r3 = r2 + stride;
    for (int i = 0; i < length; i++) {
      into[at + i] =
          into[at + i]
              + f0 * rows[row + i]
              + f1 * rows[r1 + i]
              + f2 * rows[r2 + i]
              + f3 * rows[r3 + i];
    }
  }

  private static void addOne(
      float factor, float[] rows, int row, float[] into, int at, int length) {
    for (int i = 0; i < length; i++) {
      into[at + i] += factor * rows[row + i];
    }
  }
}
