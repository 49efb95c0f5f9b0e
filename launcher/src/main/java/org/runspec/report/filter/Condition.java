package org.runspec.report.filter;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A condition on a row. */
sealed interface Condition {
  /** Whether a row meets it. */
  boolean holds(Row row);

  /** The same with other names. */
  Condition named(UnaryOperator<Name> names);

  /** Looks at all comparisons in it. */
  void each(Consumer<Comparison> look);

  /**
   * A column's name.
   *
   * @param position where it stands in the text
   */
  record Name(String text, int position) {}

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
    public Condition named(UnaryOperator<Name> names) {
      return new And(parts.stream().map(part -> part.named(names)).toList());
    }

    @Override
    public void each(Consumer<Comparison> look) {
      parts.forEach(part -> part.each(look));
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
    public Condition named(UnaryOperator<Name> names) {
      return new Or(parts.stream().map(part -> part.named(names)).toList());
    }

    @Override
    public void each(Consumer<Comparison> look) {
      parts.forEach(part -> part.each(look));
    }
  }

  /** The opposite. */
  record Not(Condition part) implements Condition {
    @Override
    public boolean holds(Row row) {
      return !part.holds(row);
    }

    @Override
    public Condition named(UnaryOperator<Name> names) {
      return new Not(part.named(names));
    }

    @Override
    public void each(Consumer<Comparison> look) {
      part.each(look);
    }
  }

  /** Whether there is no value. */
  record Absent(Name name) implements Condition {
    @Override
    public boolean holds(Row row) {
      return row.at(name.text()).filter(value -> !value.equals("")).isEmpty();
    }

    @Override
    public Condition named(UnaryOperator<Name> names) {
      return new Absent(names.apply(name));
    }

    @Override
    public void each(Consumer<Comparison> look) {}
  }

  /** A comparison with a value; where there is none, it does not hold. */
  record Comparison(Name name, Operator operator, Literal literal) implements Condition {
    @Override
    public boolean holds(Row row) {
      Optional<Object> value = row.at(name.text());
      return value.isPresent() && literal.holds(operator, value.get());
    }

    @Override
    public Condition named(UnaryOperator<Name> names) {
      return new Comparison(names.apply(name), operator, literal);
    }

    @Override
    public void each(Consumer<Comparison> look) {
      look.accept(this);
    }
  }
}
