package org.runspec.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.runspec.batchservice.BatchService;
import org.runspec.batchservice.LocalControl;
import org.runspec.batchservice.LocalServices;
import org.runspec.batchservice.ServiceFolder;
import org.runspec.cli.job.LocalBatch;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.cli.session.SystemSignal;
import org.runspec.pace.Bell;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/** What the command does with the local Batch service of a folder; nodes do without it. */
final class BatchServing {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration SHORT_LOOK = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Session session;
  private final ServiceFolder folder;

  /**
   * With the service of a folder.
   *
   * @param place absolute; empty for the user's own
   */
  BatchServing(Session session, Optional<Path> place) {
    this.session = session;
    this.folder = place.map(ServiceFolder::new).orElseGet(() -> LocalBatch.folder(session));
  }

  /** What to do with a service. */
  private interface Deed {
    String with(LocalControl control) throws IOException, InterruptedException;
  }

  /** Changes how good the service is, and says how good it is now. */
  void change(String faults) {
    control("change the local Batch service", control -> control.faults(faults));
  }

  /** Takes nodes away, and says which. */
  void preempt(int nodes) {
    control("preempt nodes", control -> control.preempt(nodes));
  }

  /** Ends the service, and returns when it is gone. */
  void stop() {
    control(
        "end the local Batch service",
        control -> {
          control.stop();
          long deadline = session.pacer().nanoTime() + PATIENCE.toNanos();
          while (services().running().isPresent()) {
            if (session.pacer().nanoTime() > deadline) {
              throw new IOException("it is still there after " + PATIENCE.toSeconds() + " s");
            }
            session.pacer().await(new Bell(), SHORT_LOOK);
          }
          return "The local Batch service has ended; its tasks live on.";
        });
  }

  private LocalServices services() {
    return new LocalServices(folder, List.of(), session.environment(), session.pacer());
  }

  private void control(String action, Deed deed) {
    try {
      LocalControl control =
          services()
              .running()
              .map(LocalControl::new)
              .orElseThrow(
                  () ->
                      new UserProblem(
                          action,
                          "none serves " + folder.path(),
                          ProgramName.with("batch-service")));
      session.out().println(deed.with(control));
    } catch (IllegalArgumentException e) {
      throw new UserProblem(action, e.getMessage(), "--faults {} to see what there is");
    } catch (IOException e) {
      throw new ExternalProblem(action, e, "again, if the service is still there");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Serves until it has had nothing to do for some time, or is told to end.
   *
   * @param idle zero for ever
   */
  ExitCode serve(int port, String account, Duration idle) {
    Bell end = new Bell();
    AtomicReference<ExitCode> code = new AtomicReference<>();
    List<SystemSignal> signals =
        Stream.of(
                signal("TERM", ExitCode.TERMINATED, code, end),
                signal("INT", ExitCode.INTERRUPTED, code, end))
            .flatMap(Optional::stream)
            .toList();
    Runnable stop = () -> end(ExitCode.DONE, code, end);
    try (BatchService service =
        BatchService.start(
            folder, port, account, session.environment(), session.pacer(), stop, this::tell)) {
      session.out().println("Azure Batch, account " + account + ", at " + service.url());
      session.out().println("State and nodes in " + folder.path());
      session.out().flush();
      while (code.get() == null && (idle.isZero() || service.idle().compareTo(idle) < 0)) {
        session.pacer().await(end, LOOK);
      }
      return code.get() == null ? ExitCode.DONE : code.get();
    } catch (IOException e) {
      throw new ExternalProblem(
          "serve Batch at " + folder.path(), e, "another --folder or --port, or again later");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } finally {
      signals.forEach(SystemSignal::close);
    }
  }

  private void tell(String what, Exception why) {
    session.err().println("Could not " + what + ": " + why);
  }

  private static Optional<SystemSignal> signal(
      String name, ExitCode code, AtomicReference<ExitCode> ended, Bell end) {
    return SystemSignal.handle(name, () -> end(code, ended, end));
  }

  private static void end(ExitCode code, AtomicReference<ExitCode> ended, Bell end) {
    ended.compareAndSet(null, code);
    end.ring();
  }
}
