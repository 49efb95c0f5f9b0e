package org.runspec.run.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.run.program.ProgramOutcome.Ending;
import org.runspec.run.program.failure.FailureReason;
import org.runspec.run.program.failure.OomKills;
import org.runspec.run.program.failure.OutputTail;
import org.runspec.run.program.report.OutputLinesSource;
import org.runspec.run.program.report.ReportSource;

/** One program from its start to the end of its last process; used once. */
final class ProgramRun {
  private static final int AGAIN = 75;
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration STRAYS_PATIENCE = Duration.ofSeconds(2);
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);

  private final ProgramListener listener;
  private final StopSignal stop;
  private final Pacer pacer;
  private final OomKills oomKills;
  private final Leader leader;

  private final Bell bell = new Bell();
  private final OutputTail tail = new OutputTail();
  private final OomKills.Reading oomBefore;
  private final Observation observation;
  private final Sweep sweep;
  private final Stopping stopping;
  private final Reporting reporting;
  private final OutputPump pump;

  ProgramRun(
      ProgramPlan plan,
      ProgramListener listener,
      StopSignal stop,
      Pacer pacer,
      OomKills oomKills,
      OomKills.Reading oomBefore,
      List<ReportSource> sources,
      Leader leader) {
    this.listener = listener;
    this.stop = stop;
    this.pacer = pacer;
    this.oomKills = oomKills;
    this.leader = leader;
    this.oomBefore = oomBefore;
    ProcessFinder finder = leader.finder();
    this.observation = new Observation(finder, pacer);
    this.sweep = new Sweep(finder, pacer, bell);
    this.stopping = new Stopping(plan, stop, pacer, leader.process().toHandle(), sweep);
    this.reporting = new Reporting(sources, listener);
    this.pump = new OutputPump(leader.process().getInputStream(), sinks(sources), bell);
  }

  private List<OutputPump.Sink> sinks(List<ReportSource> sources) {
    List<OutputPump.Sink> sinks = new ArrayList<>(List.of(tail::add, listener::output));
    for (ReportSource source : sources) {
      if (source instanceof OutputLinesSource lines) {
        sinks.add(lines::feed);
      }
    }
    return sinks;
  }

  ProgramOutcome toEnd() throws InterruptedException {
    boolean complete = false;
    stop.attach(bell);
    CompletableFuture<Void> exit = leader.process().onExit().thenRun(bell::ring);
    try {
      pump.start(leader.process().pid());
      listener.started(leader.process().pid());
      awaitLeader();
      Duration patience =
          stopping.reason().isPresent() ? stopping.remainingGrace() : STRAYS_PATIENCE;
      Sweep.Result swept = sweep.finish(patience, stop);
      awaitOutput();
      reporting.finish();
      rethrow();
      complete = true;
      return outcome(swept);
    } finally {
      pump.abandon();
      if (!complete) {
        killEverything();
      }
      stop.detach(bell);
      exit.cancel(false);
    }
  }

  private void killEverything() {
    leader.process().toHandle().destroyForcibly();
    try {
      long killing = pacer.nanoTime();
      while (leader.process().isAlive()
          && pacer.nanoTime() - killing < Sweep.LONGEST_DEATH.toNanos()) {
        pacer.await(bell, TICK);
      }
      sweep.finish(Duration.ZERO, stop);
    } catch (InterruptedException e) {
      sweep.kill();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitLeader() throws InterruptedException {
    while (leader.process().isAlive()) {
      observation.advance();
      boolean busy = reporting.poll();
      rethrow();
      stopping.advance();
      pacer.await(bell, busy ? Duration.ZERO : pause());
    }
  }

  private Duration pause() {
    Duration look = observation.untilNext();
    return look.compareTo(TICK) < 0 ? look : TICK;
  }

  /**
   * Waits for the last bytes. All who could write them have ended, unless a process could not be
   * found or ended: then nothing comes for a while, and that is the end.
   */
  private void awaitOutput() throws InterruptedException {
    long quietSince = pacer.nanoTime();
    while (!pump.ended() && pacer.nanoTime() - quietSince < LAST_OUTPUT.toNanos()) {
      pacer.await(bell, TICK);
      if (pump.delivering()) {
        quietSince = pacer.nanoTime();
      }
    }
  }

  /** Throws here what the listener threw on the pump's thread. */
  private void rethrow() {
    Throwable failure = pump.failure().orElse(null);
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private ProgramOutcome outcome(Sweep.Result swept) {
    int exitCode = leader.process().exitValue();
    Ending ending =
        switch (exitCode) {
          case 0 -> Ending.DONE;
          case AGAIN -> Ending.AGAIN;
          default -> stopping.reason().isPresent() ? Ending.STOPPED : Ending.FAILED;
        };
    String reason =
        switch (ending) {
          case DONE -> "";
          case AGAIN ->
              stopping.reason().isPresent() ? stopping.words() : "it asks to be run again";
          case STOPPED -> stopping.words();
          case FAILED ->
              FailureReason.of(exitCode, tail.text(), oomKills.read().roseSince(oomBefore));
        };
    return new ProgramOutcome(
        ending,
        reason,
        OptionalInt.of(exitCode),
        stopping.reason(),
        reporting.progress(),
        swept.ended(),
        swept.survivors());
  }
}
