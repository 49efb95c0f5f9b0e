package org.runspec.spec.schema;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.runspec.spec.catalogue.ComponentName;

/** Where the generated schemas keep what several places share, and references to it. */
final class Pointers {
  static final String DEFINITIONS = "definitions";

  /** Beside the kinds of component; no kind begins with a dot. */
  static final String POSITIONS = ".positions";

  static final String ANY_KIND = "any";

  private Pointers() {}

  /** The key, below {@link #POSITIONS}, of what a component of certain kinds must look like. */
  static String position(List<String> kinds) {
    return kinds.isEmpty() ? ANY_KIND : String.join(",", kinds);
  }

  static String toPosition(List<String> kinds) {
    return reference(POSITIONS, position(kinds));
  }

  static String toComponent(ComponentName name) {
    return reference(name.kind(), name.name());
  }

  static String reference(String group, String name) {
    return "#/" + DEFINITIONS + "/" + encode(group) + "/" + encode(name);
  }

  /** As a token of a JSON pointer in a URI fragment: names of folders may hold anything. */
  private static String encode(String token) {
    String pointer = token.replace("~", "~0").replace("/", "~1");
    return URLEncoder.encode(pointer, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2C", ",")
        .replace("%7E", "~");
  }
}
