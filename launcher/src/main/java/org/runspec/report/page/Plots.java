package org.runspec.report.page;

import java.util.List;

/**
 * Drawings, ready to be put into a page: markup that is trusted as it is.
 *
 * @param style for all of them; may be empty
 * @param script that makes them answer to whoever points at them; may be empty
 */
public record Plots(List<Plot> all, String style, String script) {
  /** Nothing is drawn. */
  public static final Plots NONE = new Plots(List.of(), "", "");

  public Plots {
    all = List.copyOf(all);
  }

  /**
   * One drawing.
   *
   * @param title any text
   * @param markup as it stands in the page
   */
  public record Plot(String title, String markup) {}
}
