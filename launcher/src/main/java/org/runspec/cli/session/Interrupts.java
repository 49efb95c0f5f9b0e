package org.runspec.cli.session;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.runspec.component.Cancellation;
import org.runspec.run.JobStop;
import org.runspec.run.program.StopSignal;

/**
 * While a run goes on, Ctrl-C, SIGTERM and the terminal's end ask it to stop; asking twice ends it
 * at once, unless it is a job that asks. Closing puts the usual behaviour back.
 *
 * <p>A signal that Java keeps to itself, as with {@code -Xrs}, or that the system does not have,
 * does what it always does; one that was ignored from the start, as by {@code nohup}, stays so.
 */
public final class Interrupts implements AutoCloseable {
  private final List<SystemSignal> signals = new ArrayList<>();
  private volatile ExitCode exitCode;

  private Interrupts(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  /** A user asks. */
  public static Interrupts stopping(StopSignal stop, PrintStream err) {
    Interrupts interrupts = new Interrupts(ExitCode.INTERRUPTED);
    AtomicBoolean asked = new AtomicBoolean();
    interrupts.handle("TERM", ExitCode.TERMINATED, () -> ask(stop, asked, err, "another signal"));
    interrupts.handle("HUP", ExitCode.HUNG_UP, () -> ask(stop, asked, err, "another signal"));
    if (!interrupts.handle(
        "INT", ExitCode.INTERRUPTED, () -> ask(stop, asked, err, "Ctrl-C again"))) {
      err.println("Note: this Java ends at once on Ctrl-C; no stage is asked to stop.");
    }
    return interrupts;
  }

  /** A job asks. */
  public static Interrupts passing(JobStop job) {
    Interrupts interrupts = new Interrupts(ExitCode.TERMINATED);
    interrupts.handle("TERM", ExitCode.TERMINATED, job::signalled);
    interrupts.handle("HUP", ExitCode.HUNG_UP, job::signalled);
    interrupts.handle("INT", ExitCode.INTERRUPTED, job::signalled);
    return interrupts;
  }

  /** Returns whether this Java and this system let us. */
  private boolean handle(String name, ExitCode code, Runnable action) {
    Optional<SystemSignal> signal =
        SystemSignal.handle(
            name,
            () -> {
              exitCode = code;
              action.run();
            });
    signal.ifPresent(signals::add);
    return signal.isPresent();
  }

  private static void ask(StopSignal stop, AtomicBoolean asked, PrintStream err, String again) {
    if (asked.getAndSet(true)) {
      stop.kill();
    } else {
      err.println("\nStopping; " + again + " ends the stage at once.");
      stop.request(Cancellation.Reason.CANCEL);
    }
  }

  /** What a shell expects of a program that a signal ended. */
  public ExitCode exitCode() {
    return exitCode;
  }

  @Override
  public void close() {
    signals.forEach(SystemSignal::close);
  }
}
