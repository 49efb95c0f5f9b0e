package org.runspec.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.runspec.component.Cancellation;
import org.runspec.run.program.StopSignal;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * While a run goes on, Ctrl-C and SIGTERM ask it to stop; asking twice ends it at once. Closing
 * puts the usual behaviour back.
 */
final class Interrupts implements AutoCloseable {
  private static final String CTRL_C = "INT";
  private static final String TERMINATE = "TERM";

  private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile ExitCode exitCode = ExitCode.INTERRUPTED;

  private Interrupts() {}

  static Interrupts stopping(StopSignal stop, PrintStream err) {
    Interrupts interrupts = new Interrupts();
    interrupts.handle(CTRL_C, ExitCode.INTERRUPTED, stop, err);
    interrupts.handle(TERMINATE, ExitCode.TERMINATED, stop, err);
    return interrupts;
  }

  private void handle(String name, ExitCode code, StopSignal stop, PrintStream err) {
    Signal signal = new Signal(name);
    before.put(
        signal,
        Signal.handle(
            signal,
            received -> {
              exitCode = code;
              if (asked.getAndSet(true)) {
                stop.kill();
              } else {
                err.println("\nStopping; Ctrl-C again ends the stage at once.");
                stop.request(Cancellation.Reason.CANCEL);
              }
            }));
  }

  /** What a shell expects of a program that a signal ended. */
  ExitCode exitCode() {
    return exitCode;
  }

  @Override
  public void close() {
    before.forEach(Signal::handle);
  }
}
