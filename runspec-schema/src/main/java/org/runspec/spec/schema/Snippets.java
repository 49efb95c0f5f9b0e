package org.runspec.spec.schema;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;

/** What editors offer to write for a user: {@code defaultSnippets}. */
final class Snippets {
  private static final Pattern IN_CHOICE = Pattern.compile("[\\\\,|$}]");
  private static final Pattern IN_PLACEHOLDER = Pattern.compile("[\\\\$}]");

  /** A longer list is left to completion, which can be searched. */
  private static final int MOST_CHOICES = 20;

  private Snippets() {}

  /** A new component, to be chosen from a list where that is short. */
  static Keywords newComponent(String label, List<String> names) {
    return Keywords.of("label", label).with("body", chosenComponent(names));
  }

  private static Keywords chosenComponent(List<String> names) {
    boolean few = !names.isEmpty() && names.size() <= MOST_CHOICES;
    return Keywords.of(Sections.COMPONENT, few ? choice(1, names) : "$1");
  }

  /** All properties of a component at their defaults; an editor leaves out those that are there. */
  static Optional<Keywords> allProperties(Definition definition) {
    Stops stops = new Stops();
    Keywords body = Keywords.of(Sections.COMPONENT, definition.name().toString());
    for (Property property : definition.properties()) {
      body.with(property.name(), stops.value(property.defaultValue()));
    }
    if (definition.properties().isEmpty()) {
      return Optional.empty();
    }
    ComponentName name = definition.name();
    return Optional.of(
        Keywords.of("label", "all properties of " + name)
            .with("description", "every property that is not written yet, at its default")
            .with("body", body));
  }

  /** The names, those of the default first. */
  static List<String> defaultFirst(List<String> names, Node defaultValue) {
    List<String> ordered = new ArrayList<>();
    if (defaultValue instanceof Mapping mapping) {
      mapping
          .get(Sections.COMPONENT)
          .map(FlowText::of)
          .filter(names::contains)
          .ifPresent(ordered::add);
    }
    names.stream().filter(name -> !ordered.contains(name)).forEach(ordered::add);
    return ordered;
  }

  private static String choice(int stop, List<String> words) {
    return words.size() == 1
        ? escape(IN_PLACEHOLDER, words.get(0))
        : words.stream()
            .map(word -> escape(IN_CHOICE, word))
            .collect(joining(",", "${" + stop + "|", "|}"));
  }

  private static String escape(Pattern special, String text) {
    return special.matcher(text).replaceAll("\\\\$0");
  }

  /** Numbers the places that a user fills in. */
  private static final class Stops {
    private int next = 1;

    Object value(Node node) {
      if (node instanceof Mapping mapping && mapping.get(Sections.COMPONENT).isPresent()) {
        Keywords body = new Keywords();
        mapping.entries().forEach(entry -> body.with(entry.key(), value(entry.value())));
        return body;
      }
      return "${" + next++ + ":" + escape(IN_PLACEHOLDER, FlowText.of(node)) + "}";
    }
  }
}
