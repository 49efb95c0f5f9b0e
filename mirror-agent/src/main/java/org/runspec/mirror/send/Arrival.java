package org.runspec.mirror.send;

/** How a file came to its name, as far as events tell. */
public enum Arrival {
  /** It got its name, and nothing was written to it under that name since. */
  PLACED,
  /** It was written to under its name, or may have been. */
  UNKNOWN
}
