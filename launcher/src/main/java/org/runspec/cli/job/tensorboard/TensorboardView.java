package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.plot.ChosenRun;
import org.runspec.cli.job.plot.PlotRuns;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.SystemSignal;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.spec.problem.UserProblem;

/** Event files of runs in one folder with a readable name for each, once or as they grow. */
public final class TensorboardView {
  private static final Duration PACE = Duration.ofSeconds(5);

  /** Of the time, at most one part in so many is spent on looking. */
  private static final int REST = 10;

  private final Sight sight;
  private final List<String> names;
  private final Path folder;
  private final Bell bell = new Bell();
  private volatile boolean detached;

  /**
   * A view of runs.
   *
   * @param to the folder; if nothing is said, one of the results
   */
  public TensorboardView(Sight sight, List<String> names, Optional<Path> to) {
    this.sight = sight;
    this.names = names;
    Path usual =
        sight
            .project()
            .results()
            .resolve("tensorboard")
            .resolve(RunFolders.safe(String.join("-", names)));
    this.folder = to.map(sight.session().directory()::resolve).orElse(usual);
  }

  /**
   * Collects.
   *
   * @param watch whether to go on until all runs have ended
   */
  public ExitCode show(boolean watch) throws IOException, InterruptedException {
    Optional<SystemSignal> interrupt =
        watch ? SystemSignal.handle("INT", this::detach) : Optional.empty();
    Pacer pacer = sight.session().pacer();
    try {
      CollectedRuns collected =
          new CollectedRuns(
              sight.stores().records(),
              sight.stores().files(),
              folder,
              sight.project().configuration().jobs().workspace());
      long began = pacer.nanoTime();
      boolean goesOn = collect(collected);
      tell();
      while (watch && goesOn && !detached) {
        pacer.await(bell, pause(Duration.ofNanos(pacer.nanoTime() - began)));
        began = pacer.nanoTime();
        if (!detached) {
          goesOn = collect(collected);
        }
      }
      if (detached) {
        String again = "view tensorboard " + String.join(" ", names) + " --watch";
        sight
            .err()
            .println(
                "\nDetached; nothing was cancelled. Come back with: " + ProgramName.with(again));
        return ExitCode.INTERRUPTED;
      }
      return ExitCode.DONE;
    } finally {
      interrupt.ifPresent(SystemSignal::close);
    }
  }

  /** Until the next look: very many runs, or a slow store, are looked at less often. */
  static Duration pause(Duration look) {
    Duration rest = look.multipliedBy(REST - 1);
    return rest.compareTo(PACE) > 0 ? rest : PACE;
  }

  private void detach() {
    detached = true;
    bell.ring();
  }

  /** Brings what there is; true if more may come. */
  private boolean collect(CollectedRuns collected) throws IOException {
    boolean goesOn = false;
    for (ChosenRun run : PlotRuns.of(sight, names)) {
      if (detached) {
        return true;
      }
      collected.bring(run);
      goesOn |= !run.row().state().isTerminal();
    }
    if (collected.isEmpty() && !goesOn) {
      throw new UserProblem(
          "view " + String.join(", ", names) + " in TensorBoard",
          "no run logged a metric",
          "list runs " + String.join(" ", names));
    }
    return goesOn;
  }

  private void tell() {
    Path here = sight.session().directory();
    String shown = folder.startsWith(here) ? here.relativize(folder).toString() : folder.toString();
    String quoted = shown.matches("[A-Za-z0-9._/\\\\:-]+") ? shown : "'" + shown + "'";
    sight.out().println("Collected the event files in " + shown + ". Look at them with:");
    sight.out().println();
    sight.out().println("  tensorboard --logdir " + quoted);
  }
}
