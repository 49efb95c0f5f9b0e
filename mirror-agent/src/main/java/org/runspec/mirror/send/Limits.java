package org.runspec.mirror.send;

/**
 * How much is mirrored at most, in bytes.
 *
 * @param largestFile a file that is larger is not sent; one that grows larger is sent no further
 * @param total all files together
 */
public record Limits(long largestFile, long total) {
  /** No limits. */
  public static final Limits NONE = new Limits(Long.MAX_VALUE, Long.MAX_VALUE);
}
