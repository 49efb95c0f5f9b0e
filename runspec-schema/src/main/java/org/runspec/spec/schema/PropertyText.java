package org.runspec.spec.schema;

import java.util.Locale;
import java.util.regex.Pattern;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.PropertyType;

/** What editors show of definitions, as plain text and as Markdown. */
final class PropertyText {
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&]");

  private PropertyText() {}

  /** What is allowed: {@code a whole number or randint}. */
  static String allowed(PropertyType type) {
    return type.describe() + (type.allowsRandint() ? " or randint" : "");
  }

  /** {@code Expected a whole number or randint.} */
  static String expected(PropertyType type) {
    return "Expected " + allowed(type) + ".";
  }

  static String plain(Property property) {
    return sentence(property.description())
        + capital(allowed(property.type()))
        + ". Default: "
        + FlowText.of(property.defaultValue());
  }

  static String markdown(Property property) {
    String description = escape(property.description());
    return (description.isEmpty() ? "" : description + "\n\n")
        + escape(capital(allowed(property.type())))
        + ". Default: "
        + code(FlowText.of(property.defaultValue()));
  }

  /** Plain text so that Markdown shows it unchanged. */
  static String escape(String text) {
    return MARKUP.matcher(text).replaceAll("\\\\$0");
  }

  private static String code(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }

  private static String sentence(String text) {
    if (text.isEmpty()) {
      return "";
    }
    return text.endsWith(".") ? text + " " : text + ". ";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
