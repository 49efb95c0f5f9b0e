package org.runspec.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts an entry's values in order, and leaves out what is unknown. */
final class EntryBuilder {
  private final Map<String, Object> values = new LinkedHashMap<>();

  EntryBuilder put(String name, Object value) {
    values.put(name, value);
    return this;
  }

  EntryBuilder put(String name, Optional<?> value) {
    value.ifPresent(known -> values.put(name, known));
    return this;
  }

  Entry build() {
    return new Entry(values);
  }
}
