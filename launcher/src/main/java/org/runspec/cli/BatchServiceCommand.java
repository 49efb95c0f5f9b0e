package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.spec.problem.GivenPath;

@Parameters(
    commandDescription =
        "Serves the REST API of Azure Batch on this machine, with processes as tasks, so that"
            + " launches on Batch can be tried without an account. Launches on such a service start"
            + " it by themselves. Tasks live on when it ends, and are known again when it is started"
            + " again. With --preempt or --faults it lets things go wrong in the service that runs;"
            + " with --stop it ends that one.")
final class BatchServiceCommand implements Command {
  @Parameter(
      names = "--folder",
      description = "Where it keeps its state and its nodes; in the user's .runspec if not said")
  private String folder = "";

  @Parameter(
      names = "--port",
      description = "Of this machine alone; the one it had before, or a free one, if not said")
  private int port;

  @Parameter(names = "--account", description = "What the account is called")
  private String account = "localbatch";

  @Parameter(
      names = "--idle-minutes",
      description = "Ends when it had nothing to do for so long; never if not said")
  private double idleMinutes;

  @Parameter(
      names = "--preempt",
      description = "Takes so many low-priority nodes away from the service that runs")
  private Integer preempt;

  @Parameter(
      names = "--faults",
      description =
          "Changes how good the service that runs is, as JSON, such as '{\"calls\": {\"share\":"
              + " 0.3}}'; with {} it only says how good it is")
  private String faults;

  @Parameter(names = "--stop", description = "Ends the service that runs")
  private boolean stop;

  @Override
  public ExitCode run(Session session) {
    Optional<Path> place =
        folder.isEmpty()
            ? Optional.empty()
            : Optional.of(session.directory().resolve(GivenPath.of(folder)).normalize());
    BatchServing serving = new BatchServing(session, place);
    if (faults == null && preempt == null && !stop) {
      return serving.serve(port, account, Duration.ofMillis((long) (idleMinutes * 60_000)));
    }
    if (faults != null) {
      serving.change(faults);
    }
    if (preempt != null) {
      serving.preempt(preempt);
    }
    if (stop) {
      serving.stop();
    }
    return ExitCode.DONE;
  }
}
