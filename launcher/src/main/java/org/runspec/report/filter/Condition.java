package org.runspec.report.filter;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A condition on a row; as text it is one that means the same when it is read again. */
sealed interface Condition {
  /** Whether a row meets it. */
  boolean holds(Row row);

  /** The same with other names. */
  Condition named(Naming naming);

  /** Looks at all comparisons in it. */
  void each(Consumer<Comparison> look);

  /** As part of a greater one. */
  private static String part(Condition condition) {
    return condition instanceof And || condition instanceof Or
        ? "(" + condition + ")"
        : condition.toString();
  }

  private static String joined(List<Condition> parts, String word) {
    return parts.size() == 1
        ? parts.get(0).toString()
        : parts.stream().map(Condition::part).collect(Collectors.joining(word));
  }

  /** Finds out which column a name means. */
  interface Naming {
    /**
     * The name of the column.
     *
     * @param mayLack whether it is no mistake that no row has it
     */
    Name of(Name name, boolean mayLack);
  }

  /**
   * A column's name.
   *
   * @param position where it stands in the text
   */
  record Name(String text, int position) {
    /** Whether all rows have it, rather than those of which a program or user said so. */
    boolean isOfAll() {
      return text.indexOf('.') < 0;
    }

    @Override
    public String toString() {
      return Tokens.written(text);
    }
  }

  /** All of some. */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Row row) {
      return parts.stream().allMatch(part -> part.holds(row));
    }

    @Override
    public Condition named(Naming naming) {
      return new And(parts.stream().map(part -> part.named(naming)).toList());
    }

    @Override
    public void each(Consumer<Comparison> look) {
      parts.forEach(part -> part.each(look));
    }

    @Override
    public String toString() {
      return joined(parts, " and ");
    }
  }

  /** Any of some. */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Row row) {
      return parts.stream().anyMatch(part -> part.holds(row));
    }

    @Override
    public Condition named(Naming naming) {
      return new Or(parts.stream().map(part -> part.named(naming)).toList());
    }

    @Override
    public void each(Consumer<Comparison> look) {
      parts.forEach(part -> part.each(look));
    }

    @Override
    public String toString() {
      return joined(parts, " or ");
    }
  }

  /** The opposite. */
  record Not(Condition part) implements Condition {
    @Override
    public boolean holds(Row row) {
      return !part.holds(row);
    }

    @Override
    public Condition named(Naming naming) {
      return new Not(part.named(naming));
    }

    @Override
    public void each(Consumer<Comparison> look) {
      part.each(look);
    }

    @Override
    public String toString() {
      return part instanceof Absent absent
          ? absent.name() + " != " + absent.word()
          : "not " + Condition.part(part);
    }
  }

  /**
   * Whether there is no value. An empty text is one in a group only, as where a search chose it; a
   * text that is the word itself counts too, since who chose {@code null} looks for it so.
   *
   * @param word {@code none} or {@code null}
   */
  record Absent(Name name, String word) implements Condition {
    @Override
    public boolean holds(Row row) {
      Optional<Object> value = row.at(name.text());
      boolean isNothing = value.isPresent() && value.get().equals("") && name.isOfAll();
      return value.isEmpty() || isNothing || value.get().equals(word);
    }

    @Override
    public Condition named(Naming naming) {
      return new Absent(naming.of(name, true), word);
    }

    @Override
    public void each(Consumer<Comparison> look) {}

    @Override
    public String toString() {
      return name + " = " + word;
    }
  }

  /** A comparison with a value; where there is none, it does not hold. */
  record Comparison(Name name, Operator operator, Literal literal) implements Condition {
    @Override
    public boolean holds(Row row) {
      Optional<Object> value = row.at(name.text());
      return value.isPresent() && literal.holds(operator, value.get());
    }

    @Override
    public Condition named(Naming naming) {
      return new Comparison(naming.of(name, false), operator, literal);
    }

    @Override
    public void each(Consumer<Comparison> look) {
      look.accept(this);
    }

    @Override
    public String toString() {
      return name + " " + operator + " " + literal;
    }
  }
}
