package org.runspec.report;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.runspec.job.RecordFormat;

/**
 * Entries as JSON, one object on each line, as an array or without; lengths of time in seconds, NaN
 * and infinite numbers as texts.
 */
final class JsonEntries {
  private JsonEntries() {}

  static void write(List<Entry> entries, Consumer<String> out) {
    if (entries.isEmpty()) {
      out.accept("[]\n");
      return;
    }
    String before = "[\n  ";
    for (Entry entry : entries) {
      out.accept(before + RecordFormat.line(plain(entry)));
      before = ",\n  ";
    }
    out.accept("\n]\n");
  }

  static void writeLines(List<Entry> entries, Consumer<String> out) {
    entries.forEach(entry -> out.accept(RecordFormat.line(plain(entry)) + "\n"));
  }

  private static Map<String, Object> plain(Entry entry) {
    Map<String, Object> plain = new LinkedHashMap<>(entry.values());
    plain.replaceAll((name, value) -> value instanceof Duration d ? d.toMillis() / 1e3 : value);
    return plain;
  }
}
