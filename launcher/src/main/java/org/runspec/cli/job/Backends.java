package org.runspec.cli.job;

import java.util.Optional;
import java.util.Random;
import org.runspec.backend.Backend;
import org.runspec.backend.azure.AzureBatch;
import org.runspec.backend.local.LocalBackend;
import org.runspec.cli.session.Session;
import org.runspec.config.BatchPool;
import org.runspec.config.Configuration;
import org.runspec.config.Project;
import org.runspec.config.Target;
import org.runspec.job.JobRecord;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.Platform;

/** The code for each kind of target; a service is asked for nothing before it is needed. */
public final class Backends {
  private Backends() {}

  /** What gives nodes on a target of a project; without a service that is this machine. */
  public static Backend of(Session session, Project project, String target) {
    Configuration configuration = project.configuration();
    return Optional.ofNullable(configuration.targets().get(target))
        .flatMap(Target::batch)
        .map(BatchPool::service)
        .<Backend>map(
            service ->
                new AzureBatch(
                    new BatchAccount(session, project, service), session.pacer(), new Random()))
        .orElseGet(() -> local(session));
  }

  /**
   * What gave a job its nodes.
   *
   * @return empty if the configuration no longer says how to come at it
   */
  public static Optional<Backend> of(Session session, Project project, JobRecord job) {
    Target target = project.configuration().targets().get(job.target());
    boolean known = target != null && target.service().equals(job.service());
    return known || job.service().equals("local")
        ? Optional.of(known ? of(session, project, job.target()) : local(session))
        : Optional.empty();
  }

  private static Backend local(Session session) {
    Executables programs =
        Executables.in(session.environment(), session.directory(), Platform.current());
    return new LocalBackend(programs::find);
  }
}
