package org.runspec.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** The reference page of {@code xt_config.yaml}, in Markdown. */
public final class ConfigReference {
  private static final String INTRODUCTION =
      """
      # Configuration

      This page is made by `run.jar reference`. The file `xt_config.yaml` lies in the project's folder; what holds for
      all your projects can stand in `~/.runspec/xt_config.yaml`. Both may be missing, and so may every key.

      The project's file is laid over yours, and yours over the one that comes with Runspec, which is the last thing on
      this page. Mappings are merged key by key, everything else is replaced, and `null` takes a value away. What the
      `job_launcher` of a runspec says wins over all of them, and the command line over that. Where a list is allowed,
      a single item may stand alone. Paths are relative to the file. `<name>` is a name of your own.

      Editors complete and check the file with the schema that `run.jar schema` writes.
      """;

  private final StringBuilder text = new StringBuilder(INTRODUCTION);

  private ConfigReference() {}

  /** The same bytes each time. */
  public static String text() {
    ConfigReference page = new ConfigReference();
    ConfigShape.ROOT.keys().forEach(page::section);
    page.text.append("\n## What comes with Runspec\n\n```yaml\n");
    page.text.append(ConfigFile.packagedText().strip()).append("\n```\n");
    return page.text.toString();
  }

  private void section(String name, Shape.Key section) {
    String sentence = section.description();
    text.append("\n## ").append(name).append("\n\n");
    text.append(Character.toUpperCase(sentence.charAt(0))).append(sentence.substring(1));
    text.append(".\n\n| key | default | allowed | meaning |\n|---|---|---|---|\n");
    Optional<Node> value = ConfigFile.packaged().get(name);
    if (section.shape() instanceof Shape.Keys keys) {
      rows("", keys, value);
    } else if (section.shape() instanceof Shape.Named named) {
      named(named.value());
    } else {
      row(name, section, value);
    }
  }

  private void named(Shape shape) {
    if (shape instanceof Shape.Typed typed) {
      typed.byType().forEach(this::service);
    } else if (shape instanceof Shape.Keys keys) {
      rows("<name>.", keys, Optional.empty());
    }
  }

  private void service(String type, Shape.Keys keys) {
    Shape allowed = new Shape.Choice(List.of(type));
    row("<name>.type", new Shape.Key(allowed, "a service of this type"), Optional.empty());
    rows("<name>.", keys, Optional.empty());
  }

  private void rows(String prefix, Shape.Keys keys, Optional<Node> values) {
    for (Map.Entry<String, Shape.Key> key : keys.keys().entrySet()) {
      Optional<Node> value =
          values.map(Mapping.class::cast).flatMap(mapping -> mapping.get(key.getKey()));
      row(prefix + key.getKey(), key.getValue(), value);
    }
  }

  private void row(String name, Shape.Key key, Optional<Node> value) {
    text.append("| `").append(name).append("` | ");
    value.ifPresent(node -> text.append('`').append(shown(node)).append("` "));
    text.append("| ").append(allowed(key.shape())).append(" | ");
    text.append(key.description().replace("|", "\\|").replace("*", "\\*")).append(" |\n");
  }

  private static String allowed(Shape shape) {
    return shape instanceof Shape.Choice choice
        ? choice.words().stream().map(word -> '`' + word + '`').collect(Collectors.joining(", "))
        : shape.describe();
  }

  private static String shown(Node node) {
    if (node instanceof Sequence sequence) {
      return sequence.items().stream()
          .map(ConfigReference::shown)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return node instanceof Scalar scalar ? scalar.text() : "{}";
  }
}
