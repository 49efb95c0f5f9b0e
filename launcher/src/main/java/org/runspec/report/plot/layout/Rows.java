package org.runspec.report.plot.layout;

import java.util.ArrayList;
import java.util.List;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.plot.figure.Panel;

/** The rows of a figure's panels. Axes that stand side by side need a row of their own. */
final class Rows {
  private Rows() {}

  static List<List<Panel>> of(Figure figure) {
    int charts =
        (int) figure.panels().stream().filter(panel -> panel instanceof Panel.Chart).count();
    int columns = Math.max(1, figure.sheet().columnsFor(Math.max(1, charts)));
    List<List<Panel>> rows = new ArrayList<>();
    boolean isOpen = false;
    for (Panel panel : figure.panels()) {
      boolean isWide = panel instanceof Panel.Parallel;
      if (isWide || !isOpen || rows.get(rows.size() - 1).size() == columns) {
        rows.add(new ArrayList<>());
      }
      rows.get(rows.size() - 1).add(panel);
      isOpen = !isWide;
    }
    return rows;
  }
}
