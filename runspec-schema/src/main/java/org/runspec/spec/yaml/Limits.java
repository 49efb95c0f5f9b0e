package org.runspec.spec.yaml;

/**
 * How large an input may be before it is refused.
 *
 * @param bytes of one file
 * @param depth of nested mappings and lists
 * @param nodes of one tree, each alias counted with all that it stands for
 * @param characters of all values of one tree, counted likewise
 */
public record Limits(int bytes, int depth, int nodes, int characters) {
  /** Far more than a person writes, far less than hurts. */
  public static final Limits DEFAULT = new Limits(1 << 20, 100, 50_000, 4 << 20);
}
