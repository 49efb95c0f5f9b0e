package org.runspec.run.program;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.Platform;

/**
 * Programs of the system that start other programs in a way that keeps them together, where there
 * are such; both are of util-linux.
 *
 * @param setsid begins a session
 * @param prlimit sets limits
 */
public record StartTools(Optional<Path> setsid, Optional<Path> prlimit) {
  /** None at all, as on Windows. */
  static final StartTools NONE = new StartTools(Optional.empty(), Optional.empty());

  /** Those of them that do their work here; tries them out, which costs a process. */
  StartTools tried() {
    return new StartTools(setsid, prlimit.filter(LockLimit::works));
  }

  /** Those on the search path of an environment. */
  public static StartTools in(Map<String, String> environment) {
    Executables programs = Executables.in(environment, Path.of("/"), Platform.current());
    return new StartTools(programs.find("setsid"), programs.find("prlimit"));
  }
}
