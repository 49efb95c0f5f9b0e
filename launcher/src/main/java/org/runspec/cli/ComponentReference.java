package org.runspec.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** The reference page of components, in Markdown. */
final class ComponentReference {
  private static final String INTRODUCTION =
      """
      # Components

      This page is made by `run.jar reference` from the components' definition files. A runspec names a component
      as `component: <kind>/<Name>`, and writes only those properties that shall differ from their defaults. Where
      a component is allowed, so is every other one of its kind.

      """;

  private ComponentReference() {}

  static String of(Catalogue catalogue) {
    StringBuilder text = new StringBuilder();
    text.append(INTRODUCTION);
    catalogue.all().stream()
        .map(definition -> definition.name().kind())
        .distinct()
        .forEach(each -> text.append("- [").append(each).append("](#").append(each).append(")\n"));
    String kind = "";
    for (Definition definition : catalogue.all()) {
      if (!definition.name().kind().equals(kind)) {
        kind = definition.name().kind();
        text.append("\n## ").append(kind).append('\n');
      }
      component(definition, text);
    }
    return text.toString();
  }

  private static void component(Definition definition, StringBuilder text) {
    text.append("\n### ").append(definition.name()).append("\n\n");
    if (!definition.description().isEmpty()) {
      text.append(definition.description()).append("\n\n");
    }
    if (definition.minimize()) {
      text.append("Its first metric is better when lower.\n\n");
    }
    if (definition.properties().isEmpty()) {
      text.append("It has no properties.\n");
      return;
    }
    text.append("| property | default | allowed | meaning |\n|---|---|---|---|\n");
    for (Property property : definition.properties()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s |\n",
              property.name(),
              code(value(property.defaultValue())),
              cell(property.type().describe()),
              cell(property.description())));
    }
  }

  private static String value(Node node) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().stream()
          .map(entry -> entry.key() + ": " + value(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof Sequence sequence) {
      return sequence.items().stream()
          .map(ComponentReference::value)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    Scalar scalar = (Scalar) node;
    return scalar.isNull() ? "null" : scalar.text().isEmpty() ? "\"\"" : scalar.text();
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
