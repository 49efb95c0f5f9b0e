package org.runspec.report.summary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneOffset;
import org.runspec.report.CellText;

/** Drawn numbers have more digits than tell anything. */
final class NumberText {
  private static final CellText CELLS = new CellText(ZoneOffset.UTC);

  private NumberText() {}

  /** With as many digits at most. */
  static String of(double number, int digits) {
    return CELLS.of(
        Double.isFinite(number)
            ? new BigDecimal(number).round(new MathContext(digits)).doubleValue()
            : number);
  }
}
