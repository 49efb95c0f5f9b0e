package org.runspec.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.runspec.cli.session.ExitCode;
import org.runspec.run.program.StopSignal;

/**
 * While a run goes on, the end of the Java machine ends the run in the regular way first, so that
 * its record has an end and its programs are gone. A stage that calls {@code System.exit} is a
 * stage that failed, whatever code it gave. {@code Runtime.halt} and a crash are not noticed.
 */
final class UnforeseenEnd implements AutoCloseable {
  private static final int LONGEST_END_SECONDS = 20;
  private static final Set<String> EXITS = Set.of("java.lang.System", "java.lang.Runtime");

  private final StopSignal stop;
  private final IntConsumer halt;
  private final CountDownLatch runIsOver = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endRun, "end of the run");

  private UnforeseenEnd(StopSignal stop, IntConsumer halt) {
    this.stop = stop;
    this.halt = halt;
  }

  /** Watches from now on. */
  static UnforeseenEnd stopping(StopSignal stop) {
    UnforeseenEnd end = new UnforeseenEnd(stop, Runtime.getRuntime()::halt);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  private void endRun() {
    Optional<StackTraceElement> caller = exitCaller(Thread.getAllStackTraces().values());
    stop.breakOff(reason(caller));
    try {
      boolean over = runIsOver.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
      if (over && caller.isPresent()) {
        halt.accept(ExitCode.FAILED.code());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Who called {@code System.exit}; nobody did if the machine ends for another reason. */
  static Optional<StackTraceElement> exitCaller(Collection<StackTraceElement[]> stacks) {
    for (StackTraceElement[] stack : stacks) {
      List<StackTraceElement> frames = Arrays.asList(stack);
      for (int i = frames.size() - 1; i > 0; i--) {
        StackTraceElement called = frames.get(i - 1);
        if (EXITS.contains(called.getClassName()) && called.getMethodName().equals("exit")) {
          return Optional.of(frames.get(i));
        }
      }
    }
    return Optional.empty();
  }

  /** What the record says. */
  static String reason(Optional<StackTraceElement> caller) {
    return caller
        .map(
            frame ->
                "the stage ended the Java machine: System.exit in "
                    + frame.getClassName()
                    + " ("
                    + frame.getFileName()
                    + ":"
                    + frame.getLineNumber()
                    + ")")
        .orElse("the Java machine was ended from outside");
  }

  /** The run is over: an end of the machine is no longer unforeseen. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      runIsOver.countDown(); // the machine is ending, and the hook waits
    }
  }
}
