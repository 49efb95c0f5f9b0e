package org.runspec.cli.job.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What opens files for whoever sits before this machine. */
final class Desktop {
  private final Map<String, String> environment;
  private final Starter starter;
  private final String system;

  /** Starts a program and does not wait for it. */
  interface Starter {
    /**
     * Starts it.
     *
     * @throws IOException if there is none of that name
     */
    void start(List<String> command) throws IOException;
  }

  /**
   * A desktop, if there is one.
   *
   * @param system as Java names it, such as {@code Mac OS X}
   */
  Desktop(Map<String, String> environment, String system, Starter starter) {
    this.environment = environment;
    this.starter = starter;
    this.system = system.toLowerCase(Locale.ROOT);
  }

  /** That of this machine. */
  static Desktop real(Map<String, String> environment) {
    return new Desktop(environment, System.getProperty("os.name", ""), Desktop::spawn);
  }

  private static void spawn(List<String> command) throws IOException {
    new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The command that opens a file; empty where there is no desktop. */
  Optional<List<String>> command(Path file) {
    if (system.startsWith("mac")) {
      return Optional.of(List.of("open", file.toString()));
    } else if (system.startsWith("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", file.toString()));
    }
    boolean isSeen =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return isSeen ? Optional.of(List.of("xdg-open", file.toString())) : Optional.empty();
  }

  /** Opens a file and goes on; false if that cannot be. */
  boolean open(Path file) {
    Optional<List<String>> command = command(file);
    if (command.isEmpty()) {
      return false;
    }
    try {
      starter.start(command.get());
      return true;
    } catch (IOException e) {
      return false; // said to the user, who can open it
    }
  }
}
