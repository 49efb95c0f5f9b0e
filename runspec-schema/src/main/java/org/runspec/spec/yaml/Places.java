package org.runspec.spec.yaml;

import java.util.Arrays;
import org.runspec.spec.problem.Position;
import org.yaml.snakeyaml.error.Mark;

/**
 * Lines and columns as an editor counts them. The parser also ends a line at characters such as
 * U+2028, where few editors do.
 */
final class Places {
  private final String file;
  private final int[] starts;

  private Places(String file, int[] starts) {
    this.file = file;
    this.starts = starts;
  }

  static Places in(SourceText source) {
    int[] codePoints = source.text().codePoints().toArray();
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < codePoints.length; i++) {
      boolean half =
          codePoints[i] == '\r' && i + 1 < codePoints.length && codePoints[i + 1] == '\n';
      if ((codePoints[i] == '\n' || codePoints[i] == '\r') && !half) {
        starts = lines == starts.length ? Arrays.copyOf(starts, 2 * lines) : starts;
        starts[lines] = i + 1;
        lines++;
      }
    }
    return new Places(source.name(), Arrays.copyOf(starts, lines));
  }

  /** Where the text begins. */
  Position first() {
    return new Position(file, 1, 1);
  }

  /** The place of a mark, which counts code points from the beginning of the text. */
  Position of(Mark mark) {
    return ofCodePoint(mark.getIndex());
  }

  /** The place of a character of the text, counted in code points from 0. */
  Position ofCodePoint(int index) {
    int found = Arrays.binarySearch(starts, index);
    int line = found >= 0 ? found : -found - 2;
    return new Position(file, line + 1, index - starts[line] + 1);
  }
}
