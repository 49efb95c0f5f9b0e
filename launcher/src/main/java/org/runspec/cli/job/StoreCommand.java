package org.runspec.cli.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.job.CorruptRecordException;
import org.runspec.spec.problem.ExternalProblem;

/** A command that looks at the jobs of the project around the current directory. */
public abstract class StoreCommand implements Command {
  @Override
  public final ExitCode run(Session session) {
    Project project = session.project();
    try (JobStores stores = JobStores.open(project, session)) {
      return run(new Sight(session, project, stores));
    } catch (IOException e) {
      throw trouble(project, e);
    } catch (UncheckedIOException e) {
      throw trouble(project, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private static ExternalProblem trouble(Project project, IOException e) {
    String fix =
        e instanceof CorruptRecordException ? "a copy of it, or doing without it" : "again later";
    return new ExternalProblem("use the store of jobs " + project.store(), e, fix);
  }

  /** Does the work. */
  protected abstract ExitCode run(Sight sight) throws IOException, InterruptedException;
}
