package org.runspec.spec.tree;

/**
 * A single value.
 *
 * @param value a {@link String}, {@link Boolean}, {@link Long}, {@link Double}, {@link
 *     java.math.BigInteger} (an integer beyond a long), {@link Null#NULL} or {@link
 *     Unknown#UNKNOWN}
 * @param text the value as it was written, without quotes
 */
public record Scalar(Object value, String text, Provenance provenance) implements Node {
  /** The value of {@code null}. */
  public enum Null {
    /** The only one. */
    NULL;

    @Override
    public String toString() {
      return "null";
    }
  }

  /** Stands for a value that a reported problem keeps from being known. */
  public enum Unknown {
    /** The only one. */
    UNKNOWN
  }

  /** A value that a reported problem keeps from being known; nothing more is said of it. */
  public static Scalar unknown(Provenance provenance) {
    return new Scalar(Unknown.UNKNOWN, "", provenance);
  }

  /** A value that nobody wrote in this form. */
  public static Scalar of(Object value, Provenance provenance) {
    return new Scalar(value, String.valueOf(value), provenance);
  }

  /** Whether this is {@code null}. */
  public boolean isNull() {
    return value == Null.NULL;
  }

  /** Whether a reported problem keeps the value from being known. */
  public boolean isUnknown() {
    return value == Unknown.UNKNOWN;
  }

  @Override
  public Scalar withProvenance(Provenance other) {
    return new Scalar(value, text, other);
  }
}
