package org.runspec.report.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.runspec.job.Objective;
import org.runspec.report.StateCounts;
import org.runspec.spec.problem.Nearest;

/** From which runs something is learned, in words. */
public record ScoresText(Scores scores) {
  /** As nodes keep a run's step beside its metrics. */
  private static final String STEP = "iters";

  /** Such as {@code hpmax, higher is better}. */
  public String objective() {
    return scores.objective().inWords();
  }

  /** From how many runs, and from which not. */
  public String learnedFrom() {
    Scores.LeftOut left = scores.leftOut();
    String metric = scores.objective().metric();
    List<String> not = new ArrayList<>();
    add(left.failed(), "that failed", not);
    add(left.cancelled(), "cancelled", not);
    String why =
        scores.objective().reduce() == Objective.Reduce.MEAN
            ? ", as not all of its values are finite"
            : "";
    add(
        left.notFinite(),
        "whose " + scores.objective().ofRun() + " is no finite number" + why,
        not);
    add(left.without(), "without " + metric, not);
    add(left.going(), "not over yet", not);
    int runs = scores.runs().size();
    String others = String.join(", ", not);
    if (runs == 0) {
      return "no run: " + others;
    }
    int stopped = scores.stoppedEarly();
    String all =
        StateCounts.number(runs, "run")
            + (stopped == 0 ? "" : ", " + StateCounts.number(stopped) + " of them stopped early");
    return all + (not.isEmpty() ? "" : "; not from " + others);
  }

  private static void add(int count, String which, List<String> words) {
    if (count > 0) {
      words.add(StateCounts.number(count) + " " + which);
    }
  }

  /** Why nothing can be learned of the objective. */
  public String nothing() {
    Scores.LeftOut left = scores.leftOut();
    String metric = scores.objective().metric();
    if (left.without() > 0) {
      Set<String> names = new TreeSet<>(scores.reported());
      names.remove(STEP);
      return "No run reported "
          + metric
          + ", the objective. "
          + (names.isEmpty()
              ? "They reported nothing."
              : "They reported " + String.join(", ", names) + ".")
          + Nearest.to(metric, names).map(near -> " Did you mean " + near + "?").orElse("");
    } else if (left.notFinite() > 0) {
      return "No run has a finite " + scores.objective().ofRun() + ".";
    } else if (left.going() > 0) {
      return "No run has completed yet.";
    }
    return "No run completed.";
  }
}
