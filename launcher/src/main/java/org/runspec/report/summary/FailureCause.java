package org.runspec.report.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.job.Fingerprint;
import org.runspec.job.RunState;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/**
 * Runs that failed of one cause.
 *
 * @param cause the reason, without what differs between them
 * @param runs by index; at least one
 */
public record FailureCause(String cause, List<RunRow> runs) {
  public FailureCause {
    runs = List.copyOf(runs);
  }

  /** All of a job, the one with most runs first. */
  public static List<FailureCause> of(JobView view) {
    Map<String, List<RunRow>> byReason = new LinkedHashMap<>();
    for (RunRow run : view.runs()) {
      if (run.state() == RunState.ERROR) {
        byReason.computeIfAbsent(run.reason(), reason -> new ArrayList<>()).add(run);
      }
    }
    Map<Fingerprint, List<String>> alike = new LinkedHashMap<>();
    for (String reason : byReason.keySet()) {
      alike.computeIfAbsent(Fingerprint.of(reason), print -> new ArrayList<>()).add(reason);
    }
    List<FailureCause> causes = new ArrayList<>();
    alike.forEach(
        (print, reasons) -> {
          List<RunRow> runs = new ArrayList<>();
          reasons.forEach(reason -> runs.addAll(byReason.get(reason)));
          runs.sort(Comparator.comparingInt(RunRow::index));
          causes.add(new FailureCause(reasons.size() == 1 ? reasons.get(0) : print.text(), runs));
        });
    causes.sort(
        Comparator.comparing((FailureCause cause) -> cause.runs().size())
            .reversed()
            .thenComparing(cause -> cause.runs().get(0).index()));
    return causes;
  }

  /** Such as {@code run1.3, run1.4, ...}. */
  public String names(int most) {
    List<String> names = new ArrayList<>();
    runs.stream().limit(most).forEach(run -> names.add(run.name().toString()));
    return String.join(", ", names) + (runs.size() > most ? ", ..." : "");
  }
}
