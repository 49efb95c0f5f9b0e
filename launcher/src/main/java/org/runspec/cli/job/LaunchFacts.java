package org.runspec.cli.job;

import java.nio.file.Path;
import java.util.Optional;
import org.runspec.cli.session.Caller;
import org.runspec.cli.session.Session;
import org.runspec.config.Configuration;
import org.runspec.config.Project;
import org.runspec.plan.Facts;

/** What this machine and project are, for plans. */
public final class LaunchFacts {
  private LaunchFacts() {}

  /**
   * The facts.
   *
   * @param configuration of the project, as the command line may have changed it
   * @param tool SHA-256 of what nodes execute
   */
  public static Facts of(
      Session session, Project project, Configuration configuration, Facts.Code code, String tool) {
    return new Facts(
        Caller.user(project),
        code,
        tool,
        Runtime.getRuntime().availableProcessors(),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        project.store().toString(),
        project.work().toString(),
        session.home().slots().toString(),
        Optional.of(project.dataDirectory(session.job().dataFolder()).toString()),
        session.job().modelFolder().or(configuration::models).map(Path::toString));
  }
}
