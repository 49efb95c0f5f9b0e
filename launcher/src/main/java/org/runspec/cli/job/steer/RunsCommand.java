package org.runspec.cli.job.steer;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.RunChoice;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.job.Stores;
import org.runspec.cli.job.Where;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.spec.problem.UserProblem;

/** A command on runs that are named, or meet a condition among those that are. */
abstract class RunsCommand extends StoreCommand {
  @Parameter(description = "JOB|RUN...")
  private List<String> words = new ArrayList<>();

  @ParametersDelegate private final Where where = new Where();

  @Parameter(names = "--dry-run", description = "Only says which runs are meant")
  private boolean dryRun;

  @Parameter(names = "--yes", description = "Asks nothing, be the chosen runs ever so many")
  private boolean yes;

  private final String name;

  /**
   * A command.
   *
   * @param name as users call it
   */
  RunsCommand(String name) {
    this.name = name;
  }

  @Override
  protected final ExitCode run(Stores stores) throws IOException, InterruptedException {
    if (words.isEmpty()) {
      throw new UserProblem(name, "nothing was named", name + " job1, or " + name + " run1.1");
    }
    ChosenRuns chosen = ChosenRuns.of(new RunChoice(where.conditions()), stores.byStore(words));
    Session session = stores.own().session();
    if (where.isGiven() || dryRun) {
      chosen.tell(dryRun || chosen.isEmpty() ? session.out() : session.err());
    }
    if (dryRun || chosen.isEmpty()) {
      return ExitCode.DONE;
    } else if (where.isGiven() && !yes) {
      chosen.askIfMany(session, name);
    }
    ExitCode code = ExitCode.DONE;
    for (Map.Entry<Sight, List<Meant>> some : chosen.byStore().entrySet()) {
      ExitCode one = run(some.getKey(), some.getValue());
      code = one.equals(ExitCode.DONE) ? code : one;
    }
    return code;
  }

  @Override
  protected final ExitCode run(Sight sight) {
    throw new IllegalStateException("runs are of any store");
  }

  /** Does the work for what is meant of a store. */
  abstract ExitCode run(Sight sight, List<Meant> meant) throws IOException, InterruptedException;
}
