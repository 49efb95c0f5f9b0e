package org.runspec.report.plot.figure;

import java.util.List;

/**
 * Colours and strokes of a number of traces, so that neighbours can be told apart.
 *
 * @param colors taken in turn, each with another stroke the next time
 */
public record Palette(List<Rgb> colors) {
  /** Colours that people who are blind to some of them can tell apart too, on white and on dark. */
  private static final List<Rgb> USUAL =
      List.of(0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x7a7a7a).stream()
          .map(Rgb::new)
          .toList();

  private static final List<Dash> DASHES = List.of(Dash.SOLID, Dash.DASHED, Dash.DOTTED);

  public Palette {
    colors = List.copyOf(colors);
  }

  /** The usual colours for so many traces: those of a map if there are many. */
  public static Palette usual(int traces) {
    boolean isMany = traces > USUAL.size() * DASHES.size();
    return new Palette(isMany ? ColorMap.VIRIDIS.steps(traces) : USUAL);
  }

  /** The main colour. */
  public static Rgb main() {
    return USUAL.get(0);
  }

  /** The colour that stands out from the main one. */
  public static Rgb contrast() {
    return USUAL.get(1);
  }

  /** The pen of a trace, by number from 0. */
  public Pen pen(int trace) {
    Dash dash = DASHES.get(trace / colors.size() % DASHES.size());
    return Pen.of(colors.get(trace % colors.size())).broken(dash);
  }
}
