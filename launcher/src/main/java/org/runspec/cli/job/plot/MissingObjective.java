package org.runspec.cli.job.plot;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.runspec.job.RunState;
import org.runspec.report.series.SeriesWish;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

/**
 * Why runs have no objective that could be drawn.
 *
 * @param runs of one objective, none of which completed with it
 */
record MissingObjective(List<ChosenRun> runs) {
  MissingObjective {
    runs = List.copyOf(runs);
  }

  UserProblem problem() {
    return new UserProblem(
        "plot the objective",
        runs.isEmpty() ? "there is no run" : why(),
        runs.isEmpty() ? "list runs" : "list runs " + runs.get(0).job().job());
  }

  private String why() {
    String objective = runs.get(0).job().objective().metric();
    TreeSet<String> reported = new TreeSet<>();
    runs.stream()
        .filter(run -> run.row().state() == RunState.COMPLETED)
        .forEach(run -> reported.addAll(run.row().metrics().keySet()));
    reported.remove(SeriesWish.STEP);
    Optional<String> others =
        reported.isEmpty() || reported.contains(objective)
            ? Optional.empty()
            : Optional.of("; they reported " + String.join(", ", reported));
    String finite = reported.contains(objective) ? " a finite " : " ";
    boolean mayStillCome = runs.stream().anyMatch(run -> !run.row().state().isTerminal());
    return "no run completed with"
        + finite
        + objective
        + (mayStillCome ? " yet" : "")
        + others.orElse("")
        + others
            .flatMap(none -> Nearest.to(objective, reported))
            .map(near -> ": was " + near + " meant")
            .orElse("");
  }
}
