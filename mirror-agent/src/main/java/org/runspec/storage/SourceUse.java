package org.runspec.storage;

/** What will become of a file after it was put into a storage. */
public enum SourceUse {
  /** It may be written to again. The storage keeps a copy. */
  CONTINUES,
  /**
   * Nobody writes to it again, though it may be deleted or replaced. A storage on the same file
   * system may share its blocks instead of copying them.
   */
  FINAL
}
