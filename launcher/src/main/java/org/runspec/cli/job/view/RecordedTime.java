package org.runspec.cli.job.view;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** Times within records, which are text there and are shown as all times are. */
final class RecordedTime {
  private static final Set<String> NAMES = Set.of("at", "started");

  private RecordedTime() {}

  /** A record's value: as an {@link Instant} if it is a time, else as it is. */
  static Object of(String name, Object value) {
    if (!NAMES.contains(name) || !(value instanceof String text)) {
      return value;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return value; // what a program reported under this name
    }
  }
}
