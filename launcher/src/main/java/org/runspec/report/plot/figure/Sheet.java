package org.runspec.report.plot.figure;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How large a figure is, and how its panels are laid out.
 *
 * @param size of the whole; if nothing is said, what suits the panels
 * @param rows of panels at most
 * @param columns of panels at most
 */
public record Sheet(Optional<Size> size, OptionalInt rows, OptionalInt columns) {
  /** Nothing is said. */
  public static final Sheet USUAL =
      new Sheet(Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

  private static final int USUAL_COLUMNS = 3;

  /** In pixels. */
  public record Size(int width, int height) {}

  /** So many columns at most. */
  public static Sheet ofColumns(int columns) {
    return new Sheet(Optional.empty(), OptionalInt.empty(), OptionalInt.of(columns));
  }

  /** How many panels stand side by side. */
  public int columnsFor(int panels) {
    if (columns.isPresent()) {
      return Math.min(columns.getAsInt(), panels);
    } else if (rows.isPresent()) {
      return (panels + rows.getAsInt() - 1) / rows.getAsInt();
    }
    return panels == 4 ? 2 : Math.min(USUAL_COLUMNS, panels);
  }

  /** How many fit; endless where only one of both is said. */
  public int room() {
    return rows.isPresent() && columns.isPresent()
        ? rows.getAsInt() * columns.getAsInt()
        : Integer.MAX_VALUE;
  }
}
