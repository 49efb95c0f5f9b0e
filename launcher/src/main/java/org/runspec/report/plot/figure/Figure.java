package org.runspec.report.plot.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * All that one file shows.
 *
 * @param title above it; may be empty
 * @param panels row by row
 * @param notes small below it, such as what was left out
 */
public record Figure(
    String title,
    List<Panel> panels,
    Sheet sheet,
    Look look,
    LegendForm legend,
    List<String> notes) {
  public Figure {
    panels = List.copyOf(panels);
    notes = List.copyOf(notes);
  }

  /** With the usual look. */
  public static Figure of(String title, List<Panel> panels) {
    return new Figure(title, panels, Sheet.USUAL, Look.WHITEGRID, LegendForm.USUAL, List.of());
  }

  /** The same with notes. */
  public Figure noting(List<String> others) {
    return new Figure(title, panels, sheet, look, legend, others);
  }

  /** The same without its legend, which is said. */
  public Figure withoutLegend() {
    List<String> said = new ArrayList<>(notes);
    said.add("There is no room for the legend.");
    return new Figure(title, panels, sheet, look, legend.hidden(), said);
  }

  /** The same on another sheet. */
  public Figure on(Sheet other) {
    return new Figure(title, panels, other, look, legend, notes);
  }
}
