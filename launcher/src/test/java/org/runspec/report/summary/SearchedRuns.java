package org.runspec.report.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.JobState;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.job.RunState;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.Samples;

/** Runs of a search, each of which ends a second after the one before. */
final class SearchedRuns {
  private final List<RunRow> rows = new ArrayList<>();

  SearchedRuns completed(Map<String, Object> hparams, double objective) {
    return add(RunState.COMPLETED, "", hparams, Map.of("hpmax", objective));
  }

  SearchedRuns failed(String reason) {
    return add(RunState.ERROR, reason, Map.of("lr", 1.0), Map.of("hpmax", 1e9));
  }

  SearchedRuns add(
      RunState state, String reason, Map<String, Object> hparams, Map<String, Object> metrics) {
    int index = rows.size();
    Optional<Instant> end =
        state.isTerminal() ? Optional.of(Samples.NOON.plusSeconds(10L + index)) : Optional.empty();
    rows.add(
        new RunRow(
            index,
            job(index + 1).shape().nameOf(index),
            state,
            1,
            Optional.of(0),
            reason,
            Optional.empty(),
            metrics,
            hparams,
            Optional.of(Samples.NOON.plusSeconds(index)),
            end,
            Map.of()));
    return this;
  }

  private static JobRecord job(int runs) {
    return Samples.draft("s", runs, 1).numbered(new JobName(1), 1);
  }

  JobView view() {
    return new JobView(
        job(rows.size()),
        JobState.COMPLETED,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        rows,
        List.of(),
        Map.of());
  }

  Scores scores(Dimension... space) {
    return Scores.of(view(), List.of(space));
  }

  static Dimension ordered(String name, Object... values) {
    return Dimension.of(name, List.of(values), true);
  }

  static Dimension unordered(String name, Object... values) {
    return Dimension.of(name, List.of(values), false);
  }
}
