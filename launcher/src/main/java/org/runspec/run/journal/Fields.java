package org.runspec.run.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.run.journal.JournalLine.Step;

/**
 * The fields of one line that was read. Getters end in an IOException for a missing field, in a
 * ClassCastException for one of the wrong type.
 */
final class Fields {
  private final Map<String, Object> fields;

  Fields(Map<?, ?> fields) {
    this.fields = keyedByText(fields);
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  String text(String key) throws IOException {
    return (String) get(key);
  }

  double number(String key) throws IOException {
    return ((Number) get(key)).doubleValue();
  }

  int stage(String key) throws IOException {
    return Math.toIntExact((Long) get(key));
  }

  Instant time(String key) throws IOException {
    return Instant.parse(text(key));
  }

  Map<String, Object> map(String key) throws IOException {
    return keyedByText((Map<?, ?>) get(key));
  }

  /** The first field that is none of these, as a step count. */
  Optional<Step> step(String... others) {
    Map<String, Object> left = without(others);
    return left.entrySet().stream()
        .findFirst()
        .map(entry -> new Step(entry.getKey(), (Long) entry.getValue()));
  }

  /** The fields but these, in order. */
  Map<String, Object> without(String... keys) {
    Map<String, Object> left = new LinkedHashMap<>(fields);
    left.keySet().removeAll(Set.copyOf(Arrays.asList(keys)));
    return left;
  }

  static Map<String, Double> numbers(Map<String, Object> values) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    values.forEach((name, value) -> numbers.put(name, ((Number) value).doubleValue()));
    return numbers;
  }

  private Object get(String key) throws IOException {
    Object value = fields.get(key);
    if (value == null) {
      throw new IOException("no field " + key);
    }
    return value;
  }

  private static Map<String, Object> keyedByText(Map<?, ?> map) {
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((key, value) -> fields.put((String) key, value));
    return fields;
  }
}
