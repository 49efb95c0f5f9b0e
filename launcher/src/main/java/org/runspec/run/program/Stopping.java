package org.runspec.run.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.runspec.component.Cancellation;
import org.runspec.pace.Pacer;

/** Stops a program as it was promised: a file, SIGTERM to the leader, its grace, then the end. */
final class Stopping {
  private final ProgramPlan plan;
  private final StopSignal signal;
  private final Pacer pacer;
  private final ProcessHandle leader;
  private final Sweep sweep;
  private final long started;

  private Cancellation.Reason reason;
  private long asked;
  private boolean killed;
  private Optional<IOException> fileTrouble = Optional.empty();

  Stopping(ProgramPlan plan, StopSignal signal, Pacer pacer, ProcessHandle leader, Sweep sweep) {
    this.plan = plan;
    this.signal = signal;
    this.pacer = pacer;
    this.leader = leader;
    this.sweep = sweep;
    this.started = pacer.nanoTime();
  }

  /** Does what is due; called while the leader lives. */
  void advance() {
    if (reason == null) {
      due().filter(this::canBeHeard).ifPresent(this::ask);
    }
    if (signal.wantsKill() || (reason != null && remainingGrace().isZero())) {
      killed = true;
      leader.destroyForcibly();
      sweep.kill();
    }
  }

  /** Why the program was asked to stop, if it was. */
  Optional<Cancellation.Reason> reason() {
    return Optional.ofNullable(reason);
  }

  /** Whether the program did not end by itself. */
  boolean killed() {
    return killed;
  }

  /** What happened, in one line, once a program that was asked to stop has ended. */
  String words() {
    StringBuilder words = new StringBuilder();
    if (reason == Cancellation.Reason.TIME && plan.timeLimit().isPresent()) {
      words.append(plan.timeLimit().get().reached());
    } else if (reason == Cancellation.Reason.PREEMPT) {
      words.append("preempted: its node was asked to leave");
    } else {
      words.append("stopped (").append(reason.word()).append(')');
    }
    if (killed) {
      words.append(
          signal.wantsKill() ? ", killed at once" : ", killed after " + Span.of(plan.grace()));
    }
    fileTrouble.ifPresent(e -> words.append("; the stop file could not be written: ").append(e));
    return words.toString();
  }

  /** What is left of the grace; zero also if it is over. */
  Duration remainingGrace() {
    long left = plan.grace().toNanos() - (pacer.nanoTime() - asked);
    return Duration.ofNanos(Math.max(0, left));
  }

  private Optional<Cancellation.Reason> due() {
    boolean late =
        plan.timeLimit()
            .filter(limit -> pacer.nanoTime() - started >= limit.left().toNanos())
            .isPresent();
    return signal
        .reason()
        .or(() -> late ? Optional.of(Cancellation.Reason.TIME) : Optional.empty());
  }

  /** A program that failed by itself before it heard of it did not end for being worse. */
  private boolean canBeHeard(Cancellation.Reason why) {
    return why != Cancellation.Reason.EARLY_STOP || leader.isAlive();
  }

  private void ask(Cancellation.Reason why) {
    reason = why;
    asked = pacer.nanoTime();
    writeStopFile(why);
    if (leader.supportsNormalTermination()) {
      leader.destroy();
    }
  }

  private void writeStopFile(Cancellation.Reason why) {
    Path file = plan.stopFile();
    Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.writeString(draft, why.word() + "\n", StandardCharsets.UTF_8);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      fileTrouble = Optional.of(e);
    }
  }
}
