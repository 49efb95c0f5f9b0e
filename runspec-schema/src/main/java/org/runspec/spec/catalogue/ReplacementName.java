package org.runspec.spec.catalogue;

/** How a replacement is called: {@code <name>}. */
public final class ReplacementName {
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";

  /** A regular expression for the name in its brackets, of Java and of JavaScript. */
  public static final String PATTERN = "<" + NAME + ">";

  /** The same, the name without brackets in a group. */
  public static final String GROUPED = "<(" + NAME + ")>";

  private ReplacementName() {}

  /** The name as it stands in a runspec. */
  public static String bracketed(String name) {
    return "<" + name + ">";
  }
}
