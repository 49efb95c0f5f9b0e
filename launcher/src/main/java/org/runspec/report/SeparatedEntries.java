package org.runspec.report;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.job.RecordFormat;

/**
 * Entries as rows under a header of whole paths, separated and quoted as in RFC 4180; times in ISO
 * 8601, lengths of time in seconds.
 */
final class SeparatedEntries {
  private final char separator;
  private final String end;

  SeparatedEntries(char separator, String end) {
    this.separator = separator;
    this.end = end;
  }

  void write(List<Entry> entries, List<String> paths, Consumer<String> out) {
    out.accept(row(paths.stream()));
    for (Entry entry : entries) {
      out.accept(row(paths.stream().map(path -> entry.at(path).map(this::plain).orElse(""))));
    }
  }

  private String row(Stream<String> cells) {
    return cells.map(this::quoted).collect(Collectors.joining(String.valueOf(separator), "", end));
  }

  private String plain(Object value) {
    if (value instanceof Duration length) {
      return String.valueOf(length.toMillis() / 1e3);
    }
    return value instanceof Map<?, ?> || value instanceof Collection<?>
        ? RecordFormat.line(value)
        : value.toString();
  }

  private String quoted(String cell) {
    boolean plain =
        cell.chars().noneMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r')
            && cell.equals(cell.strip());
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
