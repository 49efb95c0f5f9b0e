package org.runspec.spec.schema;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.json.JSONObject;

/** JSON as text, indented, keys in their order: the same bytes for the same value. */
final class JsonText {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();
  private String lineStart = "\n";

  private JsonText() {}

  /** The text of a value, ending in a line break. */
  static String of(Keywords value) {
    JsonText json = new JsonText();
    json.write(value);
    return json.text.append('\n').toString();
  }

  private void write(Object value) {
    if (value instanceof Keywords keywords) {
      write(keywords.asMap());
    } else if (value instanceof Map<?, ?> map) {
      block("{", map.entrySet(), "}", this::writeEntry);
    } else if (value instanceof List<?> list && list.stream().allMatch(JsonText::isScalar)) {
      line(list);
    } else if (value instanceof Collection<?> list) {
      block("[", list, "]", this::write);
    } else {
      text.append(JSONObject.valueToString(value));
    }
  }

  private static boolean isScalar(Object value) {
    return !(value instanceof Keywords || value instanceof Map || value instanceof Collection);
  }

  private void writeEntry(Map.Entry<?, ?> entry) {
    text.append(JSONObject.quote(String.valueOf(entry.getKey()))).append(": ");
    write(entry.getValue());
  }

  private void line(List<?> scalars) {
    text.append('[');
    String separator = "";
    for (Object scalar : scalars) {
      text.append(separator).append(JSONObject.valueToString(scalar));
      separator = ", ";
    }
    text.append(']');
  }

  private <T> void block(
      String open, Collection<? extends T> items, String close, Consumer<T> writer) {
    text.append(open);
    String outer = lineStart;
    lineStart = outer + INDENT;
    for (Iterator<? extends T> each = items.iterator(); each.hasNext(); ) {
      text.append(lineStart);
      writer.accept(each.next());
      text.append(each.hasNext() ? "," : "");
    }
    lineStart = outer;
    text.append(items.isEmpty() ? "" : outer).append(close);
  }
}
