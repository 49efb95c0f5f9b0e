package org.runspec.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.expand.HomePath;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/**
 * Holds a written configuration against the shapes, and brings it into one form: paths absolute,
 * single items as lists, 0 and 1 as truth values, aliases followed. What does not fit is reported
 * and left out.
 */
final class ConfigCheck {
  private static final String TYPE = "type";
  private static final List<String> REFERENCES = List.of("env", "file");

  private final Path folder;
  private final Problems problems;

  /**
   * A check of one file.
   *
   * @param folder what its relative paths are relative to
   */
  ConfigCheck(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  Mapping checked(Mapping root) {
    return keys(root, ConfigShape.ROOT.keys(), "");
  }

  /** The value in its form; empty if it does not fit. Null fits everywhere. */
  private Optional<Node> check(Node written, Shape shape, String path) {
    if (written instanceof Alias alias) {
      return check(alias.target(), shape, path);
    }
    if (written instanceof Scalar scalar && (scalar.isNull() || scalar.isUnknown())) {
      return Optional.of(written);
    }
    if (shape instanceof Shape.Keys keys) {
      return mapping(written, shape, path).map(it -> keys(it, keys.keys(), path));
    }
    if (shape instanceof Shape.Named named) {
      return mapping(written, shape, path).map(it -> named(it, named.value(), path));
    }
    if (shape instanceof Shape.Typed typed) {
      return mapping(written, shape, path).flatMap(it -> typed(it, typed, path));
    }
    if (shape instanceof Shape.ListOf list) {
      return Optional.of(list(written, list.item(), path));
    }
    if (shape instanceof Shape.SecretReference) {
      return reference(written, path);
    }
    return scalar(written, shape, path);
  }

  private Optional<Mapping> mapping(Node node, Shape shape, String path) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    wrong(node.position(), path, "a mapping is meant here", shape);
    return Optional.empty();
  }

  private Mapping keys(Mapping mapping, Map<String, Shape.Key> known, String path) {
    List<Mapping.Entry> entries = new ArrayList<>();
    for (Mapping.Entry entry : mapping.entries()) {
      Shape.Key key = known.get(entry.key());
      if (key == null) {
        problems.add(
            Problem.error(entry.keyPosition(), path, "there is no " + entry.key())
                .allowing(
                    known.isEmpty()
                        ? "there are no keys"
                        : "known: " + String.join(", ", known.keySet()))
                .suggesting(Nearest.question(entry.key(), known.keySet())));
        continue;
      }
      check(entry.value(), key.shape(), below(path, entry.key()))
          .ifPresent(value -> entries.add(entry.withValue(value)));
    }
    return new Mapping(entries, mapping.provenance());
  }

  private Mapping named(Mapping mapping, Shape shape, String path) {
    List<Mapping.Entry> entries = new ArrayList<>();
    for (Mapping.Entry entry : mapping.entries()) {
      if (entry.key().isBlank()) {
        problems.add(Problem.error(entry.keyPosition(), path, "a name is empty"));
        continue;
      }
      check(entry.value(), shape, below(path, entry.key()))
          .ifPresent(value -> entries.add(entry.withValue(value)));
    }
    return new Mapping(entries, mapping.provenance());
  }

  private Optional<Node> typed(Mapping mapping, Shape.Typed typed, String path) {
    Optional<Mapping.Entry> type = mapping.entry(TYPE);
    Optional<String> word =
        type.map(Mapping.Entry::value)
            .filter(Scalar.class::isInstance)
            .map(value -> ((Scalar) value).text());
    Optional<Shape.Keys> keys = word.map(typed.byType()::get);
    if (keys.isEmpty()) {
      Position position = type.map(it -> it.value().position()).orElse(mapping.position());
      problems.add(
          Problem.error(
                  position,
                  path,
                  word.map(it -> "there is no type " + it).orElse("it does not say its type"))
              .allowing("types are " + String.join(", ", typed.byType().keySet()))
              .suggesting(word.flatMap(it -> Nearest.question(it, typed.byType().keySet()))));
      return Optional.empty();
    }
    Map<String, Shape.Key> known = new LinkedHashMap<>();
    known.put(TYPE, new Shape.Key(new Shape.Text(), ""));
    known.putAll(keys.get().keys());
    return Optional.of(keys(mapping, known, path));
  }

  private Sequence list(Node node, Shape item, String path) {
    List<Node> written = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      check(written.get(i), item, path + "[" + i + "]").ifPresent(items::add);
    }
    return new Sequence(items, node.provenance());
  }

  private Optional<Node> reference(Node node, String path) {
    if (node instanceof Mapping mapping
        && mapping.entries().size() == 1
        && REFERENCES.contains(mapping.keys().get(0))
        && mapping.entries().get(0).value() instanceof Scalar scalar
        && !scalar.isNull()) {
      return Optional.of(mapping);
    }
    String vault =
        node instanceof Scalar scalar && scalar.text().startsWith("$vault")
            ? "$vault cannot be asked yet"
            : "this is not a reference";
    wrong(node.position(), path, vault, new Shape.SecretReference());
    return Optional.empty();
  }

  private Optional<Node> scalar(Node node, Shape shape, String path) {
    if (!(node instanceof Scalar scalar)) {
      wrong(node.position(), path, "a single value is meant here", shape);
      return Optional.empty();
    }
    Optional<Object> value = value(scalar, shape);
    if (value.isEmpty()) {
      Optional<String> near =
          shape instanceof Shape.Choice choice
              ? Nearest.question(scalar.text(), choice.words())
              : Optional.empty();
      problems.add(
          Problem.error(node.position(), path, Quote.of(scalar.text()) + " does not fit")
              .allowing("allowed is " + shape.describe())
              .suggesting(near));
    }
    return value.map(it -> new Scalar(it, it.toString(), scalar.provenance()));
  }

  private Optional<Object> value(Scalar scalar, Shape shape) {
    Object value = scalar.value();
    if (shape instanceof Shape.Text) {
      return Optional.of(scalar.text());
    } else if (shape instanceof Shape.FilePath) {
      return path(scalar.text());
    } else if (shape instanceof Shape.Whole whole) {
      boolean fits = value instanceof Long number && number >= whole.minimum();
      return fits ? Optional.of(value) : Optional.empty();
    } else if (shape instanceof Shape.Decimal decimal) {
      boolean fits = value instanceof Number number && number.doubleValue() >= decimal.minimum();
      return fits ? Optional.of(((Number) value).doubleValue()) : Optional.empty();
    } else if (shape instanceof Shape.Truth) {
      boolean bit = value.equals(0L) || value.equals(1L);
      return value instanceof Boolean
          ? Optional.of(value)
          : bit ? Optional.of(value.equals(1L)) : Optional.empty();
    } else if (shape instanceof Shape.Choice choice) {
      return choice.words().contains(scalar.text()) ? Optional.of(scalar.text()) : Optional.empty();
    }
    throw new IllegalArgumentException("no single value: " + shape);
  }

  private Optional<Object> path(String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(HomePath.resolve(text, folder).normalize().toString());
    } catch (InvalidPathException e) {
      return Optional.empty(); // told by the caller
    }
  }

  private void wrong(Position position, String path, String what, Shape shape) {
    problems.add(Problem.error(position, path, what).allowing("allowed is " + shape.describe()));
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
