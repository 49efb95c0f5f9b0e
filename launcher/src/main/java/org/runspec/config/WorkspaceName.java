package org.runspec.config;

import java.util.List;
import java.util.regex.Pattern;

/** What a workspace may be called: its runs have a folder of that name at the top of a store. */
public final class WorkspaceName {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{2,62}");

  /** What else stands there. */
  private static final List<String> TAKEN = List.of("code", "tools", "shares", "jobs", "numbers");

  /** In words, for messages. */
  public static final String RULE =
      "it has 3 to 63 lower-case letters, digits and dashes, and is none of "
          + String.join(", ", TAKEN);

  private WorkspaceName() {}

  /** Whether a workspace may have the name. */
  public static boolean fits(String name) {
    return FORM.matcher(name).matches() && !TAKEN.contains(name);
  }
}
