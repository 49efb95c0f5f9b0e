package org.runspec.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.runspec.component.Cancellation;
import org.runspec.run.program.StopSignal;

/**
 * While a run goes on, Ctrl-C, SIGTERM and the terminal's end ask it to stop; asking twice ends it
 * at once. Closing puts the usual behaviour back.
 *
 * <p>A signal that Java keeps to itself, as with {@code -Xrs}, or that the system does not have,
 * does what it always does; one that was ignored from the start, as by {@code nohup}, stays so.
 */
final class Interrupts implements AutoCloseable {
  private final StopSignal stop;
  private final PrintStream err;
  private final List<SystemSignal> signals = new ArrayList<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile ExitCode exitCode = ExitCode.INTERRUPTED;

  private Interrupts(StopSignal stop, PrintStream err) {
    this.stop = stop;
    this.err = err;
  }

  static Interrupts stopping(StopSignal stop, PrintStream err) {
    Interrupts interrupts = new Interrupts(stop, err);
    interrupts.handle("TERM", ExitCode.TERMINATED, "another signal");
    interrupts.handle("HUP", ExitCode.HUNG_UP, "another signal");
    if (!interrupts.handle("INT", ExitCode.INTERRUPTED, "Ctrl-C again")) {
      err.println("Note: this Java ends at once on Ctrl-C; no stage is asked to stop.");
    }
    return interrupts;
  }

  /** Returns whether this Java and this system let us. */
  private boolean handle(String name, ExitCode code, String again) {
    Optional<SystemSignal> signal = SystemSignal.handle(name, () -> ask(code, again));
    signal.ifPresent(signals::add);
    return signal.isPresent();
  }

  private void ask(ExitCode code, String again) {
    exitCode = code;
    if (asked.getAndSet(true)) {
      stop.kill();
    } else {
      err.println("\nStopping; " + again + " ends the stage at once.");
      stop.request(Cancellation.Reason.CANCEL);
    }
  }

  /** What a shell expects of a program that a signal ended. */
  ExitCode exitCode() {
    return exitCode;
  }

  @Override
  public void close() {
    signals.forEach(SystemSignal::close);
  }
}
