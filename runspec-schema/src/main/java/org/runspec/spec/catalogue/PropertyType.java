package org.runspec.spec.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.runspec.spec.tree.Scalar;

/**
 * What a property may hold.
 *
 * @param bases the plain types allowed; more than one where the definition lists several
 * @param nullable whether {@code null} is allowed beside them
 * @param values the only scalars allowed, {@code null} not among them; empty where all are
 * @param minimum the least number allowed
 * @param maximum the greatest number allowed
 * @param path whether a string is a path, made absolute while loading
 * @param kinds for {@link Base#COMPONENT}, the kinds of component allowed
 * @param items for {@link Base#ARRAY}, what its items may be; empty where anything goes
 */
public record PropertyType(
    Set<Base> bases,
    boolean nullable,
    List<Object> values,
    OptionalDouble minimum,
    OptionalDouble maximum,
    boolean path,
    List<String> kinds,
    Optional<PropertyType> items) {
  /** What every program can hold as an integer of 64 bits, and {@code 1e18} as it is. */
  public static final long LARGEST_INTEGER = 1_000_000_000_000_000_000L;

  /** The plain types, by the names that {@code _constraints} gives them. */
  public enum Base {
    STRING("string", "text"),
    INTEGER("integer", "a whole number"),
    NUMBER("number", "a number"),
    BOOLEAN("boolean", "true or false"),
    ARRAY("array", "a list"),
    OBJECT("object", "a mapping"),
    COMPONENT("component", "a component");

    private final String word;
    private final String phrase;

    Base(String word, String phrase) {
      this.word = word;
      this.phrase = phrase;
    }

    /** The JSON Schema word; {@code component} is ours. */
    public String word() {
      return word;
    }

    /** How a message names it. */
    public String phrase() {
      return phrase;
    }
  }

  public PropertyType {
    EnumSet<Base> copy = EnumSet.noneOf(Base.class);
    copy.addAll(bases);
    bases = Collections.unmodifiableSet(copy);
    values = List.copyOf(values);
    kinds = List.copyOf(kinds);
  }

  /** A type without constraints. */
  public static PropertyType of(Base... bases) {
    return new PropertyType(
        Set.of(bases),
        false,
        List.of(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        false,
        List.of(),
        Optional.empty());
  }

  /** Components of these kinds. */
  public static PropertyType component(List<String> kinds) {
    return new PropertyType(
        Set.of(Base.COMPONENT),
        false,
        List.of(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        false,
        kinds,
        Optional.empty());
  }

  /** The same type, with or without {@code null}. */
  PropertyType nullable(boolean allowed) {
    return new PropertyType(bases, allowed, values, minimum, maximum, path, kinds, items);
  }

  /** Whether a value of this plain type is allowed. */
  public boolean allows(Base base) {
    return bases.contains(base);
  }

  /** Whether a single value may stand here, as written: before it is drawn or made exact. */
  public boolean admits(Scalar scalar) {
    return new Admission(this).of(scalar);
  }

  /** Whether every draw of {@code randint} is allowed. */
  public boolean allowsRandint() {
    return (allows(Base.INTEGER) || allows(Base.NUMBER))
        && values.isEmpty()
        && minimum.orElse(0) <= 0
        && maximum.orElse(Randint.BOUND) >= Randint.BOUND - 1;
  }

  /** What is allowed, for messages and reference pages: {@code a whole number of at least 1}. */
  public String describe() {
    List<String> choices = new ArrayList<>();
    if (!values.isEmpty()) {
      choices.add("one of " + String.join(", ", values.stream().map(String::valueOf).toList()));
    } else {
      for (Base base : bases) {
        choices.add(describe(base));
      }
    }
    if (nullable) {
      choices.add("null");
    }
    int last = choices.size() - 1;
    return last < 1
        ? String.join("", choices)
        : String.join(", ", choices.subList(0, last)) + " or " + choices.get(last);
  }

  private String describe(Base base) {
    return switch (base) {
      case INTEGER, NUMBER -> base.phrase() + range();
      case STRING -> path ? "a path" : base.phrase();
      case ARRAY -> items.map(item -> "a list, each item " + item.describe()).orElse(base.phrase());
      case COMPONENT ->
          kinds.isEmpty() ? base.phrase() : "a component of kind " + String.join(" or ", kinds);
      case BOOLEAN, OBJECT -> base.phrase();
    };
  }

  private String range() {
    if (minimum.isPresent() && maximum.isPresent()) {
      return " from " + number(minimum.getAsDouble()) + " to " + number(maximum.getAsDouble());
    }
    if (minimum.isPresent()) {
      return " of at least " + number(minimum.getAsDouble());
    }
    return maximum.isPresent() ? " of at most " + number(maximum.getAsDouble()) : "";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
