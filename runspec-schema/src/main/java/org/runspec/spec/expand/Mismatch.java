package org.runspec.spec.expand;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.catalogue.Randint;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.yaml.PlainScalars;

/** Says how a value does not fit its property's type. */
final class Mismatch {
  private static final List<String> YES = List.of("yes", "y", "on", "true");
  private static final List<String> NO = List.of("no", "n", "off", "false");

  private Mismatch() {}

  static Problem of(Node node, PropertyType type, String path) {
    return Problem.error(node.position(), path, found(node, type))
        .allowing("allowed is " + type.describe())
        .suggesting(fix(node, type));
  }

  private static String found(Node node, PropertyType type) {
    if (node instanceof Mapping mapping) {
      return mapping.entry(Sections.COMPONENT).isPresent()
          ? "a component stands here"
          : "a mapping stands here";
    }
    if (node instanceof Sequence) {
      return "a list stands here";
    }
    Scalar scalar = (Scalar) node;
    if (scalar.isNull()) {
      return "there is no value";
    }
    if (scalar.value().equals(Randint.WORD) && !type.allowsRandint()) {
      return Randint.WORD + " draws " + Randint.RANGE + ", which does not fit here";
    }
    boolean number = scalar.value() instanceof Number;
    boolean wantsNumber = type.allows(Base.INTEGER) || type.allows(Base.NUMBER);
    if (!type.values().isEmpty()) {
      return Quote.of(scalar.text()) + " is none of the choices";
    }
    if (number && wantsNumber) {
      return type.allows(Base.NUMBER) || isWhole((Number) scalar.value())
          ? scalar.text() + " is out of range"
          : scalar.text() + " is not a whole number";
    }
    if (number) {
      return scalar.text() + " is a number";
    }
    return scalar.value() instanceof Boolean
        ? scalar.text() + " is a truth value"
        : Quote.of(scalar.text()) + " is text";
  }

  private static boolean isWhole(Number number) {
    return !(number instanceof Double value) || value == Math.rint(value);
  }

  private static Optional<String> fix(Node node, PropertyType type) {
    if (!(node instanceof Scalar scalar)) {
      return Optional.empty();
    }
    String text = scalar.text();
    if (type.allows(Base.COMPONENT) && ComponentName.parse(text).isPresent()) {
      return Optional.of("write 'component: " + text + "' on a line below, indented further");
    }
    if (!type.values().isEmpty()) {
      return Nearest.question(text, type.values().stream().map(String::valueOf).toList());
    }
    if (type.allows(Base.BOOLEAN)) {
      String word = text.toLowerCase(Locale.ROOT);
      return YES.contains(word)
          ? Optional.of("write true")
          : NO.contains(word)
              ? Optional.of("write false")
              : Nearest.question(word, List.of("true", "false"));
    }
    if (type.allows(Base.INTEGER) || type.allows(Base.NUMBER)) {
      return number(scalar, type);
    }
    return type.allows(Base.STRING) && scalar.value() instanceof Number
        ? Optional.of("write it in quotes, '" + text + "'")
        : Optional.empty();
  }

  private static Optional<String> number(Scalar scalar, PropertyType type) {
    String text = scalar.text();
    boolean decimalComma = text.matches("[-+]?[0-9]+,[0-9]+") && !text.matches(".*,[0-9]{3}");
    String plain = text.strip().replace("_", "").replace(",", decimalComma ? "." : "");
    if (!plain.equals(text) && PlainScalars.valueOf(plain) instanceof Number) {
      return Optional.of("write " + plain);
    }
    if (PlainScalars.valueOf(text) instanceof Number) {
      return scalar.value() instanceof String
          ? Optional.of("write it without quotes")
          : Optional.empty();
    }
    return type.allowsRandint() ? Nearest.question(text, List.of(Randint.WORD)) : Optional.empty();
  }
}
