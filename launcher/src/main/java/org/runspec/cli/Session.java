package org.runspec.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.runspec.run.console.Terminal;

/**
 * What surrounds one call of the program.
 *
 * @param directory the current directory, absolute
 * @param environment the environment variables
 * @param terminal where results, progress and problems are shown
 */
record Session(Path directory, Map<String, String> environment, Terminal terminal) {
  Session {
    environment = Map.copyOf(environment);
  }

  /** For results. */
  PrintStream out() {
    return terminal.out();
  }

  /** For progress and problems. */
  PrintStream err() {
    return terminal.err();
  }
}
