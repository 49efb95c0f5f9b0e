package org.runspec.report.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table that never is wider than its screen: columns that may be narrower give way first, then
 * those of the least importance are left out. Numbers stand right; under a long table the header
 * stands again.
 *
 * @param rows as many cells as columns, any text
 */
public record TextTable(List<Column> columns, List<List<String>> rows) {
  /** The width of what is no screen, as a file or a pipe: nothing is cut. */
  public static final int ENDLESS = 100_000;

  private static final String GAP = "  ";
  private static final int LONG = 20;

  public TextTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * A column.
   *
   * @param header any text
   * @param right whether cells are aligned right
   * @param rank the column with the highest goes first when there is no room; that of rank 0 never
   * @param least columns that it is narrowed to at most before others are left out
   * @param most columns that it fills at most
   */
  public record Column(String header, boolean right, int rank, int least, int most) {}

  /**
   * The table as text.
   *
   * @param lines each without its end
   * @param leftOut headers of the columns that found no room
   */
  public record Laid(List<String> lines, List<String> leftOut) {
    public Laid {
      lines = List.copyOf(lines);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** Lays the table out for a screen of so many columns. */
  public Laid laid(int screen) {
    List<Integer> shown = new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
    int[] natural = naturalWidths(screen >= ENDLESS);
    List<String> leftOut = new ArrayList<>();
    while (leastWidth(shown, natural) > screen && shown.size() > 1) {
      Integer victim =
          shown.stream()
              .max(
                  Comparator.<Integer>comparingInt(i -> columns.get(i).rank())
                      .thenComparing(i -> i))
              .orElseThrow();
      shown.remove(victim);
      leftOut.add(0, ScreenText.harmless(columns.get(victim).header()));
    }
    int[] widths = narrowed(shown, natural, screen);
    List<String> lines = new ArrayList<>();
    String header = line(shown, widths, columns.stream().map(Column::header).toList(), screen);
    lines.add(header);
    rows.forEach(row -> lines.add(line(shown, widths, row, screen)));
    if (rows.size() > LONG) {
      lines.add(header);
    }
    return new Laid(lines, leftOut);
  }

  private int[] naturalWidths(boolean isEndless) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int widest = ScreenText.width(ScreenText.harmless(columns.get(i).header()));
      for (List<String> row : rows) {
        widest = Math.max(widest, ScreenText.width(ScreenText.harmless(row.get(i))));
      }
      widths[i] = isEndless ? widest : Math.min(widest, columns.get(i).most());
    }
    return widths;
  }

  private int leastWidth(List<Integer> shown, int[] natural) {
    return shown.stream().mapToInt(i -> least(i, natural)).sum() + gaps(shown);
  }

  private int least(int column, int[] natural) {
    return Math.min(natural[column], columns.get(column).least());
  }

  private static int gaps(List<Integer> shown) {
    return GAP.length() * (shown.size() - 1);
  }

  /** The widest column gives way first, as far as it may. */
  private int[] narrowed(List<Integer> shown, int[] natural, int screen) {
    int[] widths = natural.clone();
    int excess = shown.stream().mapToInt(i -> widths[i]).sum() + gaps(shown) - screen;
    while (excess > 0) {
      int widest =
          shown.stream()
              .filter(i -> widths[i] > least(i, natural))
              .max(Comparator.comparingInt(i -> widths[i]))
              .orElse(-1);
      if (widest < 0) {
        return widths; // one column alone, wider than the screen: its lines are clipped
      }
      widths[widest]--;
      excess--;
    }
    return widths;
  }

  private String line(List<Integer> shown, int[] widths, List<String> cells, int screen) {
    StringBuilder line = new StringBuilder();
    for (int i : shown) {
      if (line.length() > 0) {
        line.append(GAP);
      }
      line.append(
          ScreenText.filled(ScreenText.harmless(cells.get(i)), widths[i], columns.get(i).right()));
    }
    return ScreenText.clipped(line.toString().stripTrailing(), screen);
  }
}
