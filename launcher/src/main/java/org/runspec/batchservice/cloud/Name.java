package org.runspec.batchservice.cloud;

import java.util.Locale;

/** What clients call their pools, jobs and tasks. */
final class Name {
  private static final String ALLOWED = "[A-Za-z0-9_-]{1,64}";

  private Name() {}

  /** One that a client gave. */
  static String given(Document document) {
    String id = document.text("id");
    if (id.isEmpty()) {
      throw Refusal.missing("id");
    }
    if (!id.matches(ALLOWED)) {
      throw Refusal.property(
          "id", id, "It may have letters, digits, hyphens and underscores, at most 64 of them");
    }
    return id;
  }

  /** Names that differ only in case mean the same. */
  static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
