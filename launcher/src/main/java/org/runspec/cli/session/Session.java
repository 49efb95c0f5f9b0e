package org.runspec.cli.session;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.runspec.config.Project;
import org.runspec.config.UserHome;
import org.runspec.pace.Pacer;
import org.runspec.run.console.Terminal;
import org.runspec.run.program.command.JobFacts;

/**
 * What surrounds one call of the program.
 *
 * @param directory the current directory, absolute
 * @param environment the environment variables
 * @param terminal where results, progress and problems are shown
 * @param clock in the zone in which times are shown
 * @param pacer waits
 */
public record Session(
    Path directory, Map<String, String> environment, Terminal terminal, Clock clock, Pacer pacer) {
  public Session {
    environment = Map.copyOf(environment);
  }

  /** At the machine's own time. */
  public Session(Path directory, Map<String, String> environment, Terminal terminal) {
    this(directory, environment, terminal, Clock.system(ZoneId.systemDefault()), Pacer.real());
  }

  /**
   * What the environment says of the job around this call, if there is one.
   *
   * @throws org.runspec.spec.problem.UserProblem if it says it wrongly
   */
  public JobFacts job() {
    return JobFacts.from(environment);
  }

  /** The project around the current directory. */
  public Project project() {
    return project(Path.of(""));
  }

  /** The project around a file or folder, relative to the current directory. */
  public Project project(Path place) {
    Path full = directory.resolve(place);
    return job().inJob() ? Project.ofRun(full, directory, home()) : Project.around(full, home());
  }

  /** What belongs to the user. */
  public UserHome home() {
    return UserHome.of(environment);
  }

  /** For results. */
  public PrintStream out() {
    return terminal.out();
  }

  /** For progress and problems. */
  public PrintStream err() {
    return terminal.err();
  }
}
