package org.runspec.report.summary;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runspec.report.CellText;

/** Values of hyperparameters, in words. */
public record ValuesText(Map<String, Object> values) {
  private static final CellText CELLS = new CellText(ZoneOffset.UTC);

  /**
   * Values of which only those are told that are others than before.
   *
   * @param before absent for the first
   */
  public String since(Optional<Candidate> before) {
    if (before.isEmpty()) {
      return toString();
    }
    List<String> changes = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          Object old = before.get().values().get(name);
          if (old == null) {
            changes.add(name + " " + value(value));
          } else if (!old.equals(value)) {
            changes.add(name + " " + value(old) + "→" + value(value));
          }
        });
    return String.join(", ", changes);
  }

  /** A value in as many digits as tell something. */
  public static String value(Object value) {
    return value instanceof Double number ? NumberText.of(number, 5) : CELLS.of(value);
  }

  /** Such as {@code rate 0.1, units 64}. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(value -> value.getKey() + " " + value(value.getValue()))
        .collect(Collectors.joining(", "));
  }
}
