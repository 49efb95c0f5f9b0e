package org.runspec.spec.catalogue;

import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.tree.Scalar;

/** Whether a single value is of a type; says the same as the type's JSON Schema does. */
final class Admission {
  private final PropertyType type;

  Admission(PropertyType type) {
    this.type = type;
  }

  boolean of(Scalar scalar) {
    Object value = scalar.value();
    if (scalar.isNull()) {
      return type.nullable();
    }
    if (!type.values().isEmpty()) {
      return type.values().contains(value);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Boolean) {
      return type.allows(Base.BOOLEAN);
    }
    return type.allows(Base.STRING) || (value.equals(Randint.WORD) && type.allowsRandint());
  }

  /** Where no number is meant, 0 and 1 are truth values. */
  private boolean number(Number number) {
    double value = number.doubleValue();
    if (type.allows(Base.NUMBER)) {
      return inRange(value);
    }
    if (type.allows(Base.INTEGER)) {
      return isWhole(number) && inRange(value);
    }
    return type.allows(Base.BOOLEAN) && (value == 0 || value == 1);
  }

  private static boolean isWhole(Number number) {
    long largest = PropertyType.LARGEST_INTEGER;
    if (number instanceof Long exact) {
      return exact >= -largest && exact <= largest;
    }
    double value = number.doubleValue();
    return value == Math.rint(value) && Math.abs(value) <= largest;
  }

  /** False for what is no number at all. */
  private boolean inRange(double value) {
    return value >= type.minimum().orElse(Double.NEGATIVE_INFINITY)
        && value <= type.maximum().orElse(Double.POSITIVE_INFINITY);
  }
}
