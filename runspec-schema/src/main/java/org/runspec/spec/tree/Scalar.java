package org.runspec.spec.tree;

/**
 * A single value.
 *
 * @param value a {@link String}, {@link Boolean}, {@link Long}, {@link Double}, {@link
 *     java.math.BigInteger} (an integer beyond a long), or {@link Null#NULL}
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

  /** A value that nobody wrote in this form. */
  public static Scalar of(Object value, Provenance provenance) {
    return new Scalar(value, String.valueOf(value), provenance);
  }

  /** Whether this is {@code null}. */
  public boolean isNull() {
    return value == Null.NULL;
  }

  @Override
  public Scalar withProvenance(Provenance other) {
    return new Scalar(value, text, other);
  }
}
