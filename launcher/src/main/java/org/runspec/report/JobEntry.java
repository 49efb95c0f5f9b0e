package org.runspec.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.RunState;
import org.runspec.store.JobView;

/** A job as an entry. */
public final class JobEntry {
  private JobEntry() {}

  /**
   * The entry of a job.
   *
   * @param now until when what goes on has lasted
   * @param notebook further values by name
   */
  public static Entry of(JobView view, Instant now, Map<String, Object> notebook) {
    JobRecord job = view.job();
    Map<RunState, Integer> counts = counts(view);
    EntryBuilder entry =
        new EntryBuilder()
            .put("workspace", job.workspace())
            .put("job", job.job().toString())
            .put("target", job.target())
            .put("status", view.state().toString())
            .put("nodes", job.shape().nodes())
            .put("runs", job.shape().totalRuns());
    counts.forEach((state, count) -> entry.put(state.toString(), count));
    view.standstill()
        .map(why -> StandstillText.brief(view, why))
        .or(view::said)
        .ifPresent(why -> entry.put("reason", why));
    notebook.forEach(entry::put);
    return entry
        .put("submitted", job.submitted())
        .put("elapsed", elapsed(view, now))
        .put("runspec", job.origin().spec())
        .put("description", job.description())
        .put("experiment", job.experiment())
        .put("user", job.origin().user())
        .put("predecessor", job.predecessor().map(Object::toString))
        .put("tags", view.tags())
        .build();
  }

  /** How many runs are in which state, in words. */
  public static String summary(JobView view) {
    return StateCounts.of(view);
  }

  /** How many runs are in each state; all states have a number. */
  static Map<RunState, Integer> counts(JobView view) {
    Map<RunState, Integer> counts = new LinkedHashMap<>();
    for (RunState state : RunState.values()) {
      counts.put(state, 0);
    }
    view.runs().forEach(run -> counts.merge(run.state(), 1, Integer::sum));
    return counts;
  }

  /** From the submission until the last run ended, or the last sign of nodes that left, or now. */
  public static Duration elapsed(JobView view, Instant now) {
    Stream<Instant> signs = Stream.of(now);
    if (view.state().isTerminal()) {
      signs = view.runs().stream().flatMap(run -> run.ended().stream());
    } else if (view.standstill().isPresent()) {
      signs = view.nodes().stream().flatMap(node -> node.heartbeat().stream()).map(Heartbeat::at);
    }
    Instant end = signs.max(Comparator.naturalOrder()).orElse(now);
    return Duration.between(view.job().submitted(), end);
  }
}
