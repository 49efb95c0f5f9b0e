package org.runspec.cli.job.steer;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.List;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.NamesCommand;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobRecord;
import org.runspec.job.Wishes;
import org.runspec.store.JobView;

@Parameters(
    commandDescription =
        "Holds jobs: their nodes start no run until --release. Runs that go on are left alone.")
public final class HoldCommand extends NamesCommand {
  @Parameter(names = "--release", description = "Lets runs start again")
  private boolean release;

  /** A new call. */
  public HoldCommand() {
    super("hold");
  }

  @Override
  protected ExitCode run(Sight sight, List<String> names) throws IOException, InterruptedException {
    for (Meant meant : new Steering(sight).jobs(names, "hold")) {
      hold(sight, meant.job());
    }
    return ExitCode.DONE;
  }

  private void hold(Sight sight, JobRecord job) throws IOException, InterruptedException {
    JobView view = sight.jobs().view(job);
    boolean held = new Wishes(view.requests()).held().isPresent();
    if (held != release) {
      sight.out().println(job.job() + (held ? " is held already." : " is not held."));
      return;
    }
    if (!release && view.state().isTerminal()) {
      sight.out().println(job.job() + " has ended: there is nothing to hold.");
      return;
    }
    new Steering(sight).ask(job, new ClientRequest.Hold(!release));
    new NodeHaste(sight).hurry(view);
    sight
        .out()
        .println(
            release
                ? "Released " + job.job() + "."
                : "Holding "
                    + job.job()
                    + ": no run starts. Let them start again with: "
                    + ProgramName.with("hold --release " + job.job()));
  }
}
