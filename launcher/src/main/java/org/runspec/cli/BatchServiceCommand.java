package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.runspec.batchservice.BatchService;
import org.runspec.batchservice.LocalAccount;
import org.runspec.batchservice.LocalControl;
import org.runspec.batchservice.LocalServices;
import org.runspec.batchservice.ServiceFolder;
import org.runspec.cli.job.LocalBatch;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.cli.session.SystemSignal;
import org.runspec.pace.Bell;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Serves the REST API of Azure Batch on this machine, with processes as tasks, so that"
            + " launches on Batch can be tried without an account. Launches on such a service start"
            + " it by themselves. Tasks live on when it ends, and are known again when it is started"
            + " again. With --preempt or --faults it lets things go wrong in the service that runs.")
final class BatchServiceCommand implements Command {
  private static final Duration LOOK = Duration.ofSeconds(5);

  @Parameter(
      names = "--folder",
      description = "Where it keeps its state and its nodes; in the user's .runspec if not said")
  private String folder = "";

  @Parameter(
      names = "--port",
      description = "Of this machine alone; the one it had before, or a free one, if not said")
  private int port;

  @Parameter(names = "--account", description = "What the account is called")
  private String account = LocalAccount.NAME;

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

  @Override
  public ExitCode run(Session session) {
    ServiceFolder place =
        folder.isEmpty()
            ? LocalBatch.folder(session)
            : new ServiceFolder(full(session, GivenPath.of(folder)));
    try {
      if (preempt != null || faults != null) {
        return control(session, place);
      }
      return serve(session, place);
    } catch (IOException e) {
      throw new ExternalProblem(
          "serve Batch at " + place.path(), e, "again later, or another --folder");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private static Path full(Session session, Path given) {
    return session.directory().resolve(given).toAbsolutePath().normalize();
  }

  private ExitCode control(Session session, ServiceFolder place)
      throws IOException, InterruptedException {
    LocalServices services =
        new LocalServices(place, List.of(), session.environment(), session.pacer());
    LocalControl control =
        services
            .running()
            .map(LocalControl::new)
            .orElseThrow(
                () ->
                    new UserProblem(
                        "reach the local Batch service",
                        "none serves " + place.path(),
                        ProgramName.with("batch-service")));
    if (faults != null) {
      session.out().println(control.faults(faults));
    }
    if (preempt != null) {
      session.out().println(control.preempt(preempt));
    }
    return ExitCode.DONE;
  }

  private ExitCode serve(Session session, ServiceFolder place)
      throws IOException, InterruptedException {
    Bell end = new Bell();
    AtomicReference<ExitCode> code = new AtomicReference<>();
    List<SystemSignal> signals =
        Stream.of(
                signal("TERM", ExitCode.TERMINATED, code, end),
                signal("INT", ExitCode.INTERRUPTED, code, end))
            .flatMap(Optional::stream)
            .toList();
    try (BatchService service =
        BatchService.start(
            place,
            port,
            account,
            session.environment(),
            session.pacer(),
            (what, why) -> session.err().println("Could not " + what + ": " + why))) {
      session.out().println("Azure Batch, account " + account + ", at " + service.url());
      session.out().println("State and nodes in " + place.path());
      session.out().flush();
      while (code.get() == null && !isIdle(service)) {
        session.pacer().await(end, LOOK);
      }
      return code.get() == null ? ExitCode.DONE : code.get();
    } finally {
      signals.forEach(SystemSignal::close);
    }
  }

  private boolean isIdle(BatchService service) {
    return idleMinutes > 0 && service.idle().toMillis() > idleMinutes * 60_000;
  }

  private static Optional<SystemSignal> signal(
      String name, ExitCode code, AtomicReference<ExitCode> ended, Bell end) {
    return SystemSignal.handle(
        name,
        () -> {
          ended.compareAndSet(null, code);
          end.ring();
        });
  }
}
