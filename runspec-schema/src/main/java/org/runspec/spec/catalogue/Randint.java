package org.runspec.spec.catalogue;

/** The value {@code randint}, which stands for a whole number that each run draws. */
public final class Randint {
  /** The word itself. */
  public static final String WORD = "randint";

  /** The least number that is greater than every draw. */
  public static final int BOUND = 1_000_000_000;

  /** What is drawn, for messages. */
  public static final String RANGE = "from 0 to " + (BOUND - 1);

  private Randint() {}
}
