package org.runspec.component.binding;

import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;

/** A single value; boxed and unboxed types are one. */
enum Plain implements Shape {
  INT("int") {
    @Override
    public boolean holds(PropertyType type) {
      return Shape.isOnly(Base.INTEGER, type);
    }

    @Override
    Object valueOf(Object value) {
      return Math.toIntExact(wholeNumber(value));
    }
  },
  LONG("long") {
    @Override
    public boolean holds(PropertyType type) {
      return Shape.isOnly(Base.INTEGER, type);
    }

    @Override
    Object valueOf(Object value) {
      return wholeNumber(value);
    }
  },
  DOUBLE("double") {
    @Override
    public boolean holds(PropertyType type) {
      return isNumber(type);
    }

    @Override
    Object valueOf(Object value) {
      return ((Number) value).doubleValue();
    }
  },
  FLOAT("float") {
    @Override
    public boolean holds(PropertyType type) {
      return isNumber(type);
    }

    @Override
    Object valueOf(Object value) {
      return ((Number) value).floatValue();
    }
  },
  BOOLEAN("boolean") {
    @Override
    public boolean holds(PropertyType type) {
      return Shape.isOnly(Base.BOOLEAN, type);
    }

    @Override
    Object valueOf(Object value) {
      return value instanceof Boolean ? value : isOne(wholeNumber(value));
    }
  },
  STRING("String") {
    @Override
    public boolean holds(PropertyType type) {
      return Shape.isOnly(Base.STRING, type) && !type.path();
    }

    @Override
    Object valueOf(Object value) {
      return (String) value;
    }
  },
  PATH("Path") {
    @Override
    public boolean holds(PropertyType type) {
      return Shape.isOnly(Base.STRING, type) && type.path();
    }

    @Override
    Object valueOf(Object value) {
      return Path.of((String) value);
    }
  };

  private final String word;

  Plain(String word) {
    this.word = word;
  }

  /**
   * The value in Java.
   *
   * @throws ClassCastException if it is of another type
   * @throws ArithmeticException if it is out of range
   * @throws InvalidPathException if it is no path here
   */
  abstract Object valueOf(Object value);

  @Override
  public Object read(Node node, String path, Assembly assembly) {
    if (!(node instanceof Scalar scalar)) {
      return assembly.mismatch(node, path, this);
    }
    try {
      return valueOf(scalar.value());
    } catch (ClassCastException | ArithmeticException | InvalidPathException e) {
      return assembly.mismatch(node, path, this);
    }
  }

  @Override
  public String toString() {
    return word;
  }

  private static boolean isNumber(PropertyType type) {
    return type.allows(Base.NUMBER)
        && type.bases().stream().allMatch(base -> base == Base.NUMBER || base == Base.INTEGER);
  }

  /** Also of {@code 1e4}, which a reader may take for a fraction. */
  private static long wholeNumber(Object value) {
    if (value instanceof BigInteger big) {
      return big.longValueExact();
    }
    if (value instanceof Double number) {
      if (number != Math.rint(number) || Math.abs(number) > 0x1p53) {
        throw new ArithmeticException("not a whole number: " + number);
      }
      return number.longValue();
    }
    return (Long) value;
  }

  private static boolean isOne(long value) {
    if (value != 0 && value != 1) {
      throw new ArithmeticException("neither 0 nor 1: " + value);
    }
    return value == 1;
  }
}
