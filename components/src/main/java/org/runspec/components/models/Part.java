package org.runspec.components.models;

import java.util.Locale;

/** What can be saved and loaded by itself. */
public enum Part {
  /** Everything: the backbone and the head. */
  MODEL,
  /** The embedding and the core. */
  BACKBONE,
  /** What stands between the embedding and the head. */
  CORE,
  /** What takes the observations. */
  EMBEDDING,
  /** What decides. */
  HEAD;

  /** The word in files and property names, such as {@code backbone}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
