package org.runspec.component.binding;

import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;

/** A single value; boxed and unboxed types are one. */
@SuppressWarnings("ImmutableEnumChecker") // its functions are
enum Plain implements Shape {
  INT("int", Plain::isWhole, value -> Math.toIntExact(wholeNumber(value))),
  LONG("long", Plain::isWhole, Plain::wholeNumber),
  DOUBLE("double", Plain::isNumber, value -> ((Number) value).doubleValue()),
  FLOAT("float", Plain::isNumber, value -> ((Number) value).floatValue()),
  BOOLEAN("boolean", type -> Shape.isOnly(Base.BOOLEAN, type), Plain::truth),
  STRING("String", type -> Shape.isOnly(Base.STRING, type) && !type.path(), String.class::cast),
  PATH(
      "Path",
      type -> Shape.isOnly(Base.STRING, type) && type.path(),
      value -> Path.of((String) value));

  private final String word;
  private final Predicate<PropertyType> types;
  private final UnaryOperator<Object> reading;

  /**
   * A type of Java.
   *
   * @param reading throws a ClassCastException if a value is of another type, an
   *     ArithmeticException if it is out of range, an InvalidPathException if it is no path here
   */
  Plain(String word, Predicate<PropertyType> types, UnaryOperator<Object> reading) {
    this.word = word;
    this.types = types;
    this.reading = reading;
  }

  @Override
  public boolean holds(PropertyType type) {
    return types.test(type);
  }

  @Override
  public Object read(Node node, String path, Assembly assembly) {
    if (!(node instanceof Scalar scalar)) {
      return assembly.mismatch(node, path, this);
    }
    try {
      return reading.apply(scalar.value());
    } catch (ClassCastException | ArithmeticException | InvalidPathException e) {
      return assembly.mismatch(node, path, this);
    }
  }

  @Override
  public String toString() {
    return word;
  }

  private static boolean isWhole(PropertyType type) {
    return Shape.isOnly(Base.INTEGER, type);
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

  private static Object truth(Object value) {
    return value instanceof Boolean ? value : isOne(wholeNumber(value));
  }

  private static boolean isOne(long value) {
    if (value != 0 && value != 1) {
      throw new ArithmeticException("neither 0 nor 1: " + value);
    }
    return value == 1;
  }
}
