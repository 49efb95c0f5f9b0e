package org.runspec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.runspec.job.EarlyStopping;
import org.runspec.job.RunState;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** How many runs are in which state, in words. */
public final class StateCounts {
  private static final List<RunState> ORDER =
      List.of(
          RunState.COMPLETED,
          RunState.RUNNING,
          RunState.QUEUED,
          RunState.CREATED,
          RunState.ERROR,
          RunState.CANCELLED);

  private StateCounts() {}

  /** Of a job, such as {@code 8 completed (3 early_stop), 1 failed}. */
  public static String of(JobView view) {
    Map<RunState, Integer> counts = JobEntry.counts(view);
    List<String> words = new ArrayList<>();
    for (RunState state : ORDER) {
      if (counts.get(state) > 0) {
        String word = state == RunState.ERROR ? "failed" : state.toString();
        words.add(
            number(counts.get(state))
                + " "
                + word
                + (state == RunState.COMPLETED ? endedEarly(view) : ""));
      }
    }
    return String.join(", ", words);
  }

  private static String endedEarly(JobView view) {
    long early = view.runs().stream().filter(RunRow::isStoppedEarly).count();
    return early == 0 ? "" : " (" + number((int) early) + " " + EarlyStopping.REASON + ")";
  }

  /** With separators of thousands. */
  public static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** With its noun. */
  public static String number(int count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
