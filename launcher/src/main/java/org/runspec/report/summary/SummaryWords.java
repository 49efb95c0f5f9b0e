package org.runspec.report.summary;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.job.RunState;
import org.runspec.report.CellText;
import org.runspec.report.StateCounts;
import org.runspec.report.notebook.Estimate;
import org.runspec.spec.problem.Nearest;

/** How a summary is told, on screens as on pages. */
public final class SummaryWords {
  private static final CellText CELLS = new CellText(ZoneOffset.UTC);

  /** What is meant by how much a hyperparameter matters. */
  public static final String MATTERS =
      "A hyperparameter matters by how much less of the differences between runs can be foretold"
          + " without it.";

  /** Which of two means counts. */
  public static final String TRUST =
      "The check is the one to believe: the search's runs were among those by which it was chosen.";

  /** In the order in which they are told. */
  private static final List<RunState> STATES =
      List.of(
          RunState.COMPLETED,
          RunState.RUNNING,
          RunState.QUEUED,
          RunState.ERROR,
          RunState.CANCELLED);

  /** How many runs check the best of a search, if nobody says it. */
  public static final int CHECK_RUNS = 20;

  private SummaryWords() {}

  /** Such as {@code hpmax, higher is better}. */
  public static String objective(Scores scores) {
    return scores.objective().metric()
        + (scores.isHigherBetter() ? ", higher is better" : ", lower is better");
  }

  /** Such as {@code dgd over rate, units; 12 configurations tried}. */
  public static String search(JobSummary summary) {
    return summary.algorithm().orElse("none")
        + " over "
        + summary.space().stream().map(Dimension::name).collect(Collectors.joining(", "))
        + "; "
        + StateCounts.number(summary.history().configurations(), "configuration")
        + " tried";
  }

  /** From how many runs, and from which not. */
  public static String learnedFrom(Scores scores) {
    Scores.LeftOut left = scores.leftOut();
    String metric = scores.objective().metric();
    List<String> not = new ArrayList<>();
    add(left.failed(), "that failed", not);
    add(left.cancelled(), "cancelled", not);
    add(left.notFinite(), "whose " + metric + " is no finite number", not);
    add(left.without(), "without " + metric, not);
    add(left.going(), "not over yet", not);
    int runs = scores.runs().size();
    String others = String.join(", ", not);
    if (runs == 0) {
      return "no run: " + others;
    }
    String all = StateCounts.number(runs, "run") + stoppedEarly(scores.stoppedEarly());
    return all + (not.isEmpty() ? "" : "; not from " + others);
  }

  private static String stoppedEarly(int runs) {
    return runs == 0 ? "" : ", " + StateCounts.number(runs) + " of them stopped early";
  }

  private static void add(int count, String which, List<String> words) {
    if (count > 0) {
      words.add(StateCounts.number(count) + " " + which);
    }
  }

  /** Why nothing can be learned of the objective. */
  public static String nothing(JobSummary summary) {
    Scores scores = summary.scores();
    Scores.LeftOut left = scores.leftOut();
    String metric = scores.objective().metric();
    if (left.without() > 0) {
      Set<String> names = new TreeSet<>(scores.reported());
      return "No run reported "
          + metric
          + ", the objective. "
          + (names.isEmpty()
              ? "They reported nothing."
              : "They reported " + String.join(", ", names) + ".")
          + Nearest.question(metric, names).map(question -> " " + question).orElse("");
    } else if (left.notFinite() > 0) {
      return "No run has a finite " + metric + ".";
    } else if (left.going() > 0) {
      return "No run has completed yet.";
    }
    return "No run completed.";
  }

  /** Such as {@code 0.045 ±0.003, mean of 6 runs}. */
  public static String meanOf(Estimate estimate) {
    return estimate.runs() == 1
        ? estimate + ", of one run"
        : estimate + ", mean of " + StateCounts.number(estimate.runs(), "run");
  }

  /** Such as {@code 0.045 ±0.003, mean of 6 runs, 2 of them stopped early}. */
  public static String meanOf(Best best) {
    boolean isOne = best.estimate().runs() == 1 && best.stoppedEarly() == 1;
    return meanOf(best.estimate())
        + (isOne ? ", which was stopped early" : stoppedEarly(best.stoppedEarly()));
  }

  /** Such as {@code rate 0.1, units 64}. */
  public static String values(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + " " + value(value.getValue()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Values of which only those are told that are others than before.
   *
   * @param before absent for the first
   */
  public static String changes(Optional<Candidate> before, Candidate now) {
    if (before.isEmpty()) {
      return values(now.values());
    }
    List<String> changes = new ArrayList<>();
    now.values()
        .forEach(
            (name, value) -> {
              Object old = before.get().values().get(name);
              if (old == null) {
                changes.add(name + " " + value(value));
              } else if (!old.equals(value)) {
                changes.add(name + " " + value(old) + "→" + value(value));
              }
            });
    return String.join(", ", changes);
  }

  /** Whether a check is of this configuration. */
  public static boolean isOf(Checked checked, Best best) {
    return best.candidate().equals(Candidate.of(checked.check().values()));
  }

  /**
   * Such as {@code job2: 0.030 ±0.002, mean of 20 runs; change -0.015 ±0.004}.
   *
   * @param isOfBest whether it checked what is the best now
   */
  public static String checked(Checked checked, boolean isOfBest) {
    return checked.job()
        + (isOfBest ? "" : ", of " + values(checked.check().values()))
        + ": "
        + checked.mean().map(SummaryWords::meanOf).orElse("no run yet, " + checked.state())
        + checked.change().map(change -> "; change " + change).orElse("");
  }

  /** A value in as many digits as tell something. */
  public static String value(Object value) {
    return value instanceof Double number ? NumberText.of(number, 5) : CELLS.of(value);
  }

  /** Such as {@code 62 ±8 %}; too little to be told from nothing is {@code none seen}. */
  public static String share(Importance.Share share) {
    return share.isSeen()
        ? percent(share.share()) + " ±" + percent(share.error()) + " %"
        : "none seen";
  }

  /** A share as a whole number of hundredths. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", share * 100);
  }

  /** What is to be kept in mind of how much hyperparameters matter; empty if nothing. */
  public static String doubt(Importance importance, int differing) {
    if (importance.runs() < Importance.LEAST_RUNS) {
      return "How much each hyperparameter matters takes "
          + Importance.LEAST_RUNS
          + " runs with an objective to say; there are "
          + importance.runs()
          + ".";
    } else if (!importance.isKnown()) {
      return "All runs came to the same, so that no hyperparameter matters.";
    } else if (importance.shares().stream().noneMatch(Importance.Share::isSeen)) {
      return "Nothing can be told from chance: there are too few runs, or nothing matters much.";
    }
    return importance.runs() < 5 * differing ? "There are few runs: take it as a hint." : "";
  }

  /** A table of names, counts and lengths of time: of runs by state, and of nodes. */
  public static List<List<String>> hours(Hours hours) {
    List<List<String>> rows = new ArrayList<>();
    for (RunState state : STATES) {
      Hours.Spent spent = hours.runs().get(state);
      if (spent != null) {
        rows.add(row((state == RunState.ERROR ? "failed" : state) + " runs", spent));
      }
    }
    rows.add(row("nodes", hours.nodes()));
    return rows;
  }

  private static List<String> row(String name, Hours.Spent spent) {
    return List.of(name, StateCounts.number(spent.of()), CellText.duration(spent.time()));
  }

  /** What the best of many is not. */
  public static String curse(int configurations) {
    return "Chosen as the best of "
        + StateCounts.number(configurations)
        + ", it likely looks better than it is. Execute it again, with other random numbers, to"
        + " know.";
  }
}
