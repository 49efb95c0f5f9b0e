package org.runspec.cli.session;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.runspec.run.journal.JsonText;
import org.runspec.spec.problem.Position;

/** A JSON array of objects, one on each line, for editors and scripts. */
public final class JsonList {
  private JsonList() {}

  public static String of(List<Map<String, Object>> objects) {
    return objects.isEmpty()
        ? "[]\n"
        : objects.stream().map(JsonText::of).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
  }

  /** Puts a place into an object; line and column are 0 where they mean nothing. */
  public static void put(Position position, Map<String, Object> object) {
    object.put("file", position.file());
    object.put("line", position.line());
    object.put("column", position.column());
  }
}
