package org.runspec.spec.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** Finds a property's type in its default and its constraints. */
final class TypeReader {
  private static final List<String> WORDS =
      List.of("type", "enum", "minimum", "maximum", "nullable", "path", "kinds", "items");

  private final Problems problems;

  TypeReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The type of a property.
   *
   * @param property its name and default
   * @param constraint what {@code _constraints} says of it; may be empty
   */
  PropertyType read(Mapping.Entry property, Mapping constraint) {
    Node value = property.value();
    List<String> kinds = kinds(value, constraint);
    Set<Base> bases = bases(property, constraint, kinds);
    List<Scalar> choices = strings(constraint, "enum");
    checkWords(constraint);
    return new PropertyType(
        bases,
        DefinitionReader.flag(constraint, "nullable", problems)
            || (value instanceof Scalar scalar && scalar.isNull())
            || choices.stream().anyMatch(Scalar::isNull),
        choices.stream().filter(choice -> !choice.isNull()).map(Scalar::value).toList(),
        number(constraint, "minimum"),
        number(constraint, "maximum"),
        DefinitionReader.flag(constraint, "path", problems),
        kinds,
        items(property, constraint));
  }

  private Set<Base> bases(Mapping.Entry property, Mapping constraint, List<String> kinds) {
    Set<Base> bases = EnumSet.noneOf(Base.class);
    for (Scalar word : strings(constraint, "type")) {
      base(word).ifPresent(bases::add);
    }
    if (bases.isEmpty() && !kinds.isEmpty()) {
      bases.add(Base.COMPONENT);
    }
    if (bases.isEmpty()) {
      ofDefault(property.value()).ifPresent(bases::add);
    }
    if (bases.isEmpty() && constraint.entry("type").isEmpty()) {
      problems.add(
          Problem.error(
                  property.keyPosition(),
                  property.key(),
                  "a default of null does not tell the type")
              .suggesting(
                  "add '_constraints: {" + property.key() + ": {type: string}}' at the end"));
    }
    return bases.isEmpty() ? EnumSet.of(Base.STRING) : bases;
  }

  private Optional<Base> base(Scalar word) {
    for (Base base : Base.values()) {
      if (base.word().equals(word.text())) {
        return Optional.of(base);
      }
    }
    List<String> known = List.of(Base.values()).stream().map(Base::word).toList();
    problems.add(
        Problem.error(word.position(), "type", "'" + word.text() + "' is not a type")
            .allowing("types are " + String.join(", ", known))
            .suggesting(Nearest.question(word.text(), known)));
    return Optional.empty();
  }

  private static Optional<Base> ofDefault(Node value) {
    if (value instanceof Sequence) {
      return Optional.of(Base.ARRAY);
    }
    if (value instanceof Mapping mapping) {
      return Optional.of(
          mapping.get(Sections.COMPONENT).isPresent() ? Base.COMPONENT : Base.OBJECT);
    }
    if (value instanceof Scalar scalar && !scalar.isNull()) {
      if (scalar.value() instanceof Boolean) {
        return Optional.of(Base.BOOLEAN);
      }
      if (scalar.value() instanceof Long || scalar.value().equals(Randint.WORD)) {
        return Optional.of(Base.INTEGER);
      }
      return Optional.of(scalar.value() instanceof Number ? Base.NUMBER : Base.STRING);
    }
    return Optional.empty();
  }

  private List<String> kinds(Node value, Mapping constraint) {
    List<Scalar> written = strings(constraint, "kinds");
    if (!written.isEmpty()) {
      return written.stream().map(Scalar::text).toList();
    }
    return value instanceof Mapping mapping
        ? ComponentName.of(mapping).map(name -> List.of(name.kind())).orElse(List.of())
        : List.of();
  }

  private Optional<PropertyType> items(Mapping.Entry property, Mapping constraint) {
    Optional<Node> items = constraint.get("items");
    if (items.isEmpty()) {
      return Optional.empty();
    }
    if (items.get() instanceof Scalar word) {
      return base(word).map(PropertyType::of);
    }
    Mapping.Entry item =
        new Mapping.Entry(
            property.key(),
            items.get().position(),
            new Scalar(Scalar.Null.NULL, "", items.get().provenance()));
    if (!(items.get() instanceof Mapping nested)) {
      problems.add(
          Problem.error(items.get().position(), "items", "a type or a mapping is meant here"));
      return Optional.empty();
    }
    PropertyType type = read(item, nested);
    return Optional.of(type.nullable(DefinitionReader.flag(nested, "nullable", problems)));
  }

  private List<Scalar> strings(Mapping constraint, String key) {
    Optional<Node> node = constraint.get(key);
    if (node.isEmpty()) {
      return List.of();
    }
    List<Scalar> scalars = new ArrayList<>();
    for (Node item : node.get() instanceof Sequence list ? list.items() : List.of(node.get())) {
      if (item instanceof Scalar scalar) {
        scalars.add(scalar);
      } else {
        problems.add(
            Problem.error(item.position(), key, "a word or a list of words is meant here"));
      }
    }
    return scalars;
  }

  private OptionalDouble number(Mapping constraint, String key) {
    Optional<Node> node = constraint.get(key);
    if (node.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (node.get() instanceof Scalar scalar && scalar.value() instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    problems.add(Problem.error(node.get().position(), key, "a number is meant here"));
    return OptionalDouble.empty();
  }

  private void checkWords(Mapping constraint) {
    for (Mapping.Entry entry : constraint.entries()) {
      if (!WORDS.contains(entry.key())) {
        problems.add(
            Problem.error(entry.keyPosition(), entry.key(), "no such constraint")
                .allowing("there are " + String.join(", ", WORDS))
                .suggesting(Nearest.question(entry.key(), WORDS)));
      }
    }
  }
}
