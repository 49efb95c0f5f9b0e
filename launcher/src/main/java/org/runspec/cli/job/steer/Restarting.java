package org.runspec.cli.job.steer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.ClientRequest;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** Has attempts that go on end, and their runs go on in new ones. */
final class Restarting {
  /** Programs have half a minute to save, unless their target says otherwise. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Sight sight;
  private final Steering steering;
  private final boolean wait;

  /**
   * For a store.
   *
   * @param wait whether to see it done
   */
  Restarting(Sight sight, boolean wait) {
    this.sight = sight;
    this.steering = new Steering(sight);
    this.wait = wait;
  }

  /** Returns whether all that is meant goes on anew, or nobody wants to know. */
  boolean restart(List<Meant> all) throws IOException, InterruptedException {
    return Steering.all(all, this::restart);
  }

  private boolean restart(Meant meant) throws IOException, InterruptedException {
    JobView view = sight.jobs().view(meant.job());
    List<RunRow> running =
        Steering.those(view, meant.runs(), run -> run.state() == RunState.RUNNING);
    if (!meant.whole() || running.isEmpty()) {
      tellOthers(view, meant);
    }
    if (running.isEmpty()) {
      return true;
    }
    Map<Integer, Integer> attempts =
        running.stream().collect(Collectors.toMap(RunRow::index, RunRow::attempt));
    steering.ask(meant.job(), new ClientRequest.RestartRuns(attempts));
    new NodeHaste(sight).hurry(view);
    if (!wait) {
      sight.out().println("Asked to restart " + Steering.names(running) + ".");
      return true;
    }
    sight.err().println("Restarting " + Steering.names(running) + " ...");
    Optional<ClientRequest> hold = new Wishes(view.requests()).held();
    hold.ifPresent(
        holding ->
            sight
                .out()
                .println(
                    meant.job().job()
                        + " is held by "
                        + holding.user()
                        + ": what ends now goes on after "
                        + ProgramName.with("hold --release " + meant.job().job())));
    Predicate<RunRow> done =
        run ->
            run.state().isTerminal()
                || (hold.isPresent() && run.state() != RunState.RUNNING)
                || (run.attempt() > attempts.get(run.index()) && run.state() == RunState.RUNNING);
    return tell(steering.await(meant.job(), attempts.keySet(), done, PATIENCE), attempts, done);
  }

  private void tellOthers(JobView view, Meant meant) {
    List<RunRow> waiting =
        Steering.those(
            view,
            meant.runs(),
            run -> !run.state().isTerminal() && run.state() != RunState.RUNNING);
    List<RunRow> ended = Steering.those(view, meant.runs(), run -> run.state().isTerminal());
    if (!waiting.isEmpty()) {
      sight.out().println(Steering.names(waiting) + " did not start yet: nothing to restart.");
    }
    if (!ended.isEmpty()) {
      sight
          .out()
          .println(
              Steering.names(ended)
                  + " ended before: nothing to restart. To execute again what failed: "
                  + ProgramName.with("resume " + meant.job().job()));
    }
  }

  private boolean tell(JobView after, Map<Integer, Integer> attempts, Predicate<RunRow> done) {
    for (RunRow run : Steering.those(after, attempts.keySet(), done)) {
      sight
          .out()
          .println(
              run.state().isTerminal()
                  ? run.name() + " ended before that: " + run.state()
                  : run.state() == RunState.RUNNING
                      ? run.name() + " goes on in attempt " + run.attempt() + "."
                      : run.name() + " waits for the job to be released.");
    }
    List<RunRow> still = Steering.those(after, attempts.keySet(), done.negate());
    if (!still.isEmpty()) {
      sight.out().println(Steering.stillOpen(after, still, "begin again"));
    }
    return still.isEmpty();
  }
}
