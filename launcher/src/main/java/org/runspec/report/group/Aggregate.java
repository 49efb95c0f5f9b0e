package org.runspec.report.group;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.report.filter.NaturalOrder;

/**
 * What becomes of the values that the members of a group have in a column. NaN counts as no value;
 * infinite values count, so that a mean may be infinite. What has no value for a group is absent,
 * as a spread of one value is.
 */
public enum Aggregate {
  /** How many members have a value; without a column, how many members there are. */
  COUNT {
    @Override
    Optional<Object> of(Numbers numbers) {
      throw new IllegalStateException("of values of any kind");
    }
  },
  MEAN {
    @Override
    Optional<Object> of(Numbers numbers) {
      return numbers.mean();
    }
  },
  MEDIAN {
    @Override
    Optional<Object> of(Numbers numbers) {
      return numbers.median();
    }
  },
  /** The standard deviation of a sample. */
  STD {
    @Override
    Optional<Object> of(Numbers numbers) {
      return numbers.deviation();
    }
  },
  /** The standard error of the mean. */
  SEM {
    @Override
    Optional<Object> of(Numbers numbers) {
      return numbers.error();
    }
  },
  MIN {
    @Override
    Optional<Object> of(Numbers numbers) {
      return numbers.extreme(Comparator.reverseOrder()).map(Member::value);
    }
  },
  MAX {
    @Override
    Optional<Object> of(Numbers numbers) {
      return numbers.extreme(Comparator.naturalOrder()).map(Member::value);
    }
  },
  /** The member with the least value; of several the first by name. */
  ARGMIN {
    @Override
    Optional<Object> of(Numbers numbers) {
      return numbers.extreme(Comparator.reverseOrder()).map(Member::name);
    }
  },
  /** The member with the greatest value; of several the first by name. */
  ARGMAX {
    @Override
    Optional<Object> of(Numbers numbers) {
      return numbers.extreme(Comparator.naturalOrder()).map(Member::name);
    }
  };

  /**
   * A member of a group, with its value in a column.
   *
   * @param name by which users can find it
   * @param value a number, time, length of time, or anything else
   */
  public record Member(String name, Object value) {
    static final Comparator<Member> BY_NAME =
        (one, other) -> NaturalOrder.compare(one.name, other.name);

    boolean isNaN() {
      return value instanceof Number number && Double.isNaN(number.doubleValue());
    }
  }

  /** All names, in order. */
  public static List<String> names() {
    return Stream.of(values()).map(Aggregate::toString).toList();
  }

  /** The one that a word names. */
  public static Optional<Aggregate> named(String word) {
    return Stream.of(values()).filter(each -> each.toString().equals(word)).findFirst();
  }

  /** Whether it is one of a group's members, rather than a value. */
  public boolean isMember() {
    return this == ARGMIN || this == ARGMAX;
  }

  /**
   * For a group.
   *
   * @param members those that have any value
   * @throws IllegalArgumentException if there are values, but none that it can be of; the message
   *     says why
   */
  public Optional<Object> of(List<Member> members) {
    List<Member> there = members.stream().filter(member -> !member.isNaN()).toList();
    if (this == COUNT) {
      return Optional.of(there.size());
    }
    return there.isEmpty() ? Optional.empty() : of(Numbers.of(there));
  }

  abstract Optional<Object> of(Numbers numbers);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
