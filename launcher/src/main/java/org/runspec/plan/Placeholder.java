package org.runspec.plan;

/** Stands in a plan for what only the launch knows. */
public final class Placeholder {
  /** The job's name. */
  public static final String JOB = "{job}";

  /** The job's secret, or its digest. */
  public static final String SECRET = "{secret}";

  /** The id of the launch. */
  public static final String SUBMISSION = "{submission}";

  /** The seed that the launch draws. */
  public static final String SEED = "{seed}";

  private Placeholder() {}

  /** The parent run of a node, from its index. */
  public static String run(int node) {
    return "{run:" + node + "}";
  }
}
