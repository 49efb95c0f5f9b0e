package org.runspec.spec.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;

/**
 * A schema as JSON to be read by people: keys in their order, on one line what fits there, the same
 * bytes for the same schema.
 */
final class SchemaText {
  private static final String INDENT = "  ";
  private static final int WIDTH = 100;

  private SchemaText() {}

  /** The text of a value, ending in a line break. */
  static String of(Keywords value) {
    return text(value, "\n", 0) + "\n";
  }

  /**
   * A value's text.
   *
   * @param lineStart the line break and the indentation of the line that the value begins on
   * @param column where on that line it begins
   */
  private static String text(Object value, String lineStart, int column) {
    if (value instanceof Keywords keywords) {
      return object(keywords.asMap(), lineStart, column);
    }
    if (value instanceof Map<?, ?> map) {
      return object(map, lineStart, column);
    }
    return value instanceof Collection<?> list
        ? array(list, lineStart, column)
        : JSONObject.valueToString(value);
  }

  private static String object(Map<?, ?> map, String lineStart, int column) {
    String inner = lineStart + INDENT;
    List<String> members = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = JSONObject.quote(String.valueOf(entry.getKey())) + ": ";
      members.add(key + text(entry.getValue(), inner, inner.length() + key.length()));
    }
    return joined("{", members, "}", lineStart, column);
  }

  private static String array(Collection<?> list, String lineStart, int column) {
    String inner = lineStart + INDENT;
    List<String> items = new ArrayList<>();
    for (Object item : list) {
      items.add(text(item, inner, inner.length()));
    }
    return joined("[", items, "]", lineStart, column);
  }

  private static String joined(
      String open, List<String> parts, String close, String lineStart, int column) {
    int length = parts.stream().mapToInt(part -> part.length() + 2).sum();
    boolean fits =
        column + length <= WIDTH && parts.stream().noneMatch(part -> part.contains("\n"));
    if (fits) {
      return open + String.join(", ", parts) + close;
    }
    String inner = lineStart + INDENT;
    return open + inner + String.join("," + inner, parts) + lineStart + close;
  }
}
