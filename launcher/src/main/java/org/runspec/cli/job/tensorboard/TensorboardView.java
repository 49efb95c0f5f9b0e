package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.plot.ChosenRun;
import org.runspec.cli.job.plot.PlotRuns;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.SystemSignal;
import org.runspec.pace.Bell;
import org.runspec.report.plot.Differing;
import org.runspec.report.plot.PlottedRun;
import org.runspec.spec.problem.UserProblem;
import org.runspec.transfer.LocalDisk;

/** Event files of runs in one folder with a readable name for each, once or as they grow. */
public final class TensorboardView {
  private static final Duration PACE = Duration.ofSeconds(5);
  private static final int NAMED_HPARAMS = 6;
  private static final int LONGEST = 120;

  private final Sight sight;
  private final List<String> names;
  private final Path folder;
  private final Map<String, MetricEvents> made = new HashMap<>();
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
        sight.project().results().resolve("tensorboard").resolve(safe(String.join("-", names)));
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
    try {
      boolean goesOn = collect();
      tell();
      while (watch && goesOn && !detached) {
        sight.session().pacer().await(bell, PACE);
        if (!detached) {
          goesOn = collect();
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
      made.values().forEach(MetricEvents::close);
      interrupt.ifPresent(SystemSignal::close);
    }
  }

  private void detach() {
    detached = true;
    bell.ring();
  }

  /** Brings what there is; true if more may come. */
  private boolean collect() throws IOException {
    List<ChosenRun> runs = PlotRuns.of(sight, names);
    List<PlottedRun> plotted = runs.stream().map(run -> run.with(Map.of())).toList();
    Differing differing = new Differing(plotted);
    int having = 0;
    for (int i = 0; i < runs.size() && !detached; i++) {
      Path place = folder.resolve(safe(differing.described(plotted.get(i), NAMED_HPARAMS)));
      having += bring(runs.get(i), place) ? 1 : 0;
    }
    boolean goesOn = runs.stream().anyMatch(run -> !run.row().state().isTerminal());
    if (having == 0 && !goesOn) {
      throw new UserProblem(
          "view " + String.join(", ", names) + " in TensorBoard",
          "no run logged a metric",
          "list runs " + String.join(" ", names));
    }
    return goesOn;
  }

  private boolean bring(ChosenRun run, Path place) throws IOException {
    LocalDisk disk =
        new LocalDisk(
            "collect event files in " + folder,
            "room and rights there, or another folder with --to");
    return disk.get(
        () ->
            new EventCopies(run).bring(place)
                || made.computeIfAbsent(
                        run.row().name().toString(), name -> new MetricEvents(run, place))
                    .bring());
  }

  private void tell() {
    Path here = sight.session().directory();
    String shown = folder.startsWith(here) ? here.relativize(folder).toString() : folder.toString();
    String quoted = shown.matches("[A-Za-z0-9._/\\\\:-]+") ? shown : "'" + shown + "'";
    sight.out().println("Collected the event files in " + shown + ". Look at them with:");
    sight.out().println();
    sight.out().println("  tensorboard --logdir " + quoted);
  }

  /** As a folder may be called on every system. */
  private static String safe(String name) {
    String safe = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "_").strip();
    return safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
  }
}
