package org.runspec.storage;

/**
 * How a storage is written to in the least time.
 *
 * @param parallel so many objects at a time
 * @param piece bytes in one append, at most
 * @param whole bytes up to which a new object is put at once; above, its pieces are appended
 */
public record Transfers(int parallel, int piece, long whole) {
  /** For a disk: pieces that stay in the processor's cache from reading to writing. */
  public static final Transfers ONE_BY_ONE = new Transfers(1, 1 << 18, 1 << 22);
}
