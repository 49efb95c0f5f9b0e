package org.runspec.report.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.job.Objective;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/**
 * What a job's runs came to, and those that tell nothing of how good their values are.
 *
 * @param objective in whose own terms their values are
 * @param runs that completed with an objective, in the order in which they ended
 * @param reported the metrics that completed runs have
 */
public record Scores(
    Objective objective, List<Scored> runs, LeftOut leftOut, Set<String> reported) {
  private static final Comparator<Scored> BY_END =
      Comparator.comparing((Scored scored) -> scored.run().ended().orElse(Instant.MAX))
          .thenComparing(scored -> scored.run().index());

  public Scores {
    runs = List.copyOf(runs);
  }

  /**
   * How many runs tell nothing, and why.
   *
   * @param notFinite they completed, but their objective is infinite or no number
   * @param without they completed, and never reported the objective
   * @param going they have not ended
   */
  public record LeftOut(int failed, int cancelled, int notFinite, int without, int going) {}

  /** How many of the runs ended before their time, as worse than others. */
  public int stoppedEarly() {
    return (int) runs.stream().filter(Scored::isStoppedEarly).count();
  }

  /** Whether more is better. */
  public boolean isHigherBetter() {
    return objective.goal() == Objective.Goal.MAX;
  }

  /**
   * Of a job as it stands.
   *
   * @param space what was searched
   */
  static Scores of(JobView view, List<Dimension> space) {
    Objective objective = view.job().objective();
    List<Scored> runs = new ArrayList<>();
    Set<String> reported = new TreeSet<>();
    int failed = 0;
    int cancelled = 0;
    int notFinite = 0;
    int without = 0;
    int going = 0;
    for (RunRow run : view.runs()) {
      switch (run.state()) {
        case ERROR -> failed++;
        case CANCELLED -> cancelled++;
        case CREATED, QUEUED, RUNNING -> going++;
        case COMPLETED -> {
          reported.addAll(run.metrics().keySet());
          OptionalDouble value = objective.result(run.state(), run.metrics());
          if (value.isEmpty()) {
            without++;
          } else if (Double.isNaN(value.getAsDouble())) {
            notFinite++;
          } else {
            Candidate candidate = Candidate.of(run.hparams(), space);
            runs.add(new Scored(run, candidate, value.getAsDouble()));
          }
        }
      }
    }
    runs.sort(BY_END);
    LeftOut leftOut = new LeftOut(failed, cancelled, notFinite, without, going);
    return new Scores(objective, runs, leftOut, reported);
  }
}
