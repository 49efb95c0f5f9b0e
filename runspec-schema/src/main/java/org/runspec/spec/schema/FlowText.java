package org.runspec.spec.schema;

import static java.util.stream.Collectors.joining;

import java.util.regex.Pattern;
import org.json.JSONObject;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.yaml.PlainScalars;

/** A tree as YAML on one line. */
final class FlowText {
  /** Text that needs no quotes anywhere in YAML, if it means no number or the like. */
  private static final Pattern PLAIN =
      Pattern.compile("(?![-?:.]?( |$))[\\w./<$+-][\\w./<>$+=~-]*( [\\w./<>$+=~-]+)*");

  private FlowText() {}

  static String of(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar(scalar);
    }
    if (node instanceof Alias alias) {
      return of(alias.target());
    }
    if (node instanceof Sequence sequence) {
      return sequence.items().stream().map(FlowText::of).collect(joining(", ", "[", "]"));
    }
    return ((Mapping) node)
        .entries().stream()
            .map(entry -> quoted(entry.key()) + ": " + of(entry.value()))
            .collect(joining(", ", "{", "}"));
  }

  private static String scalar(Scalar scalar) {
    if (scalar.isNull()) {
      return "null";
    }
    return scalar.value() instanceof String text ? quoted(text) : scalar.text();
  }

  private static String quoted(String text) {
    boolean plain = PLAIN.matcher(text).matches() && PlainScalars.valueOf(text).equals(text);
    return plain ? text : JSONObject.quote(text).replace("<\\/", "</");
  }
}
