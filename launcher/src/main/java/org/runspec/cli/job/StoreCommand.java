package org.runspec.cli.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.cli.storage.StoreTrouble;
import org.runspec.config.Project;
import org.runspec.job.CorruptRecordException;

/** A command that looks at the jobs of the project around the current directory. */
public abstract class StoreCommand implements Command {
  @Override
  public final ExitCode run(Session session) {
    Project project = session.project();
    try (Stores stores = Stores.open(project, session)) {
      return run(stores);
    } catch (IOException e) {
      throw trouble(project, e);
    } catch (UncheckedIOException e) {
      throw trouble(project, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private static RuntimeException trouble(Project project, IOException e) {
    String fix =
        e instanceof CorruptRecordException
            ? "a copy of it, or doing without it"
            : e instanceof AccessDeniedException ? "the right to write there" : "again later";
    return StoreTrouble.of("use the store of jobs " + project.store(), project, e, fix);
  }

  /** Does the work in the store that the call's names are of. */
  protected ExitCode run(Stores stores) throws IOException, InterruptedException {
    List<String> names = names();
    Sight sight = stores.of(names);
    names.replaceAll(sight::plain);
    return run(sight);
  }

  /**
   * The words of the call among which names of jobs and runs are; those that begin with a store's
   * name are replaced by the same without.
   */
  protected List<String> names() {
    return new ArrayList<>();
  }

  /** Does the work. */
  protected abstract ExitCode run(Sight sight) throws IOException, InterruptedException;
}
