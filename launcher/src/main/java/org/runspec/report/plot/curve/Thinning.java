package org.runspec.report.plot.curve;

import java.util.Arrays;

/**
 * Leaves out points of a curve that nobody could tell apart on a screen: of those that fall into
 * the same narrow strip the lowest and the highest stay, and one gap.
 */
public final class Thinning {
  private Thinning() {}

  /**
   * A curve with about as many points as asked for at most, its ends among them.
   *
   * @param pixels the curve as it is drawn
   * @param most from 4
   * @return the numbers of the points that stay, in order
   */
  public static int[] of(Points pixels, int most) {
    int size = pixels.size();
    int[] chosen = new int[size];
    int count = 0;
    if (size <= most) {
      Arrays.setAll(chosen, i -> i);
      return chosen;
    }
    double from = pixels.x(0);
    double width = (pixels.x(size - 1) - from) / Math.max(1, most / 2 - 1);
    for (int start = 0; start < size; ) {
      double strip = Math.floor((pixels.x(start) - from) / width);
      int end = start + 1;
      while (end < size && Math.floor((pixels.x(end) - from) / width) == strip) {
        end++;
      }
      count = choose(pixels, start, end, chosen, count);
      start = end;
    }
    return Arrays.copyOf(chosen, count);
  }

  private static int choose(Points pixels, int start, int end, int[] chosen, int before) {
    int low = -1;
    int high = -1;
    int gap = -1;
    for (int i = start; i < end; i++) {
      double y = pixels.y(i);
      if (Double.isNaN(y)) {
        gap = gap < 0 ? i : gap;
        continue;
      }
      low = low < 0 || y < pixels.y(low) ? i : low;
      high = high < 0 || y > pixels.y(high) ? i : high;
    }
    boolean isFirst = start == 0;
    boolean isLast = end == pixels.size();
    int[] candidates = {isFirst ? start : -1, low, high, gap, isLast ? end - 1 : -1};
    int count = before;
    for (int i : Arrays.stream(candidates).filter(i -> i >= 0).sorted().distinct().toArray()) {
      chosen[count++] = i;
    }
    return count;
  }
}
