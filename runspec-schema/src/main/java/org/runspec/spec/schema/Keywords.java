package org.runspec.spec.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object under construction whose keys keep their order, which editors and diffs show. */
final class Keywords {
  private final Map<String, Object> values = new LinkedHashMap<>();

  static Keywords of(String key, Object value) {
    return new Keywords().with(key, value);
  }

  static Keywords reference(String pointer) {
    return of("$ref", pointer);
  }

  /** A schema of mappings that have certain keys. */
  static Keywords requiring(String... keys) {
    return of("type", "object").with("required", List.of(keys));
  }

  Keywords with(String key, Object value) {
    values.put(key, value);
    return this;
  }

  Keywords withAll(Keywords others) {
    values.putAll(others.values);
    return this;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  Map<String, Object> asMap() {
    return Collections.unmodifiableMap(values);
  }
}
