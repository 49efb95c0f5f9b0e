package org.runspec.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.runspec.report.filter.Row;

/**
 * One line of a list, of a run or of a job: values by name, in the order in which machines get
 * them. A value is a text, a number, an {@link java.time.Instant}, a {@link java.time.Duration} or
 * a map, such as {@code metrics}, or comes {@link Later}; what is unknown is left out.
 */
public record Entry(Map<String, Object> values) implements Row {
  public Entry {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** All values; those that come later are found out now. */
  @Override
  public Map<String, Object> values() {
    Map<String, Object> known = new LinkedHashMap<>();
    values.keySet().forEach(name -> value(name).ifPresent(value -> known.put(name, value)));
    return Collections.unmodifiableMap(known);
  }

  private Optional<Object> value(String name) {
    Object value = values.get(name);
    return value instanceof Later later ? later.value() : Optional.ofNullable(value);
  }

  /** The value at a path such as {@code status} or {@code metrics.loss}. */
  @Override
  public Optional<Object> at(String path) {
    int dot = path.indexOf('.');
    if (dot < 0 || values.containsKey(path)) {
      return value(path);
    }
    return Optional.ofNullable(group(path.substring(0, dot)).get(path.substring(dot + 1)));
  }

  /** Whether there is something at a path that says anything. */
  boolean has(String path) {
    return at(path).filter(value -> !value.equals("") && !Map.of().equals(value)).isPresent();
  }

  /** The map at a name; empty if there is none. */
  Map<?, ?> group(String name) {
    return values.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }
}
