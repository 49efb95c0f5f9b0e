package org.runspec.run.program.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The two families of operating systems, as far as starting programs differs. */
public enum Platform {
  /** Linux, macOS and their like. */
  POSIX(":"),
  /** Windows. */
  WINDOWS(";");

  private final String pathSeparator;

  Platform(String pathSeparator) {
    this.pathSeparator = pathSeparator;
  }

  /** The one this program runs on. */
  public static Platform current() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? WINDOWS : POSIX;
  }

  /** What stands between the folders of a search path. */
  public String pathSeparator() {
    return pathSeparator;
  }

  /** A variable's value unless it is unset or empty. On Windows names have no case. */
  public Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(keyOf(environment, name))).filter(v -> !v.isEmpty());
  }

  /** The name under which the environment holds the variable, or would. */
  String keyOf(Map<String, String> environment, String name) {
    if (this == POSIX || environment.containsKey(name)) {
      return name;
    }
    return environment.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }
}
