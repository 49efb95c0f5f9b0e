package org.runspec.cli.job.steer;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.RunChoice;
import org.runspec.cli.job.Sight;
import org.runspec.job.JobRecord;
import org.runspec.report.Named;

/**
 * The jobs, nodes and runs that tags are on, or are to be.
 *
 * @param byJob their names
 */
record TagBearers(Map<JobRecord, Set<String>> byJob) {
  /** What is named. */
  static TagBearers named(Sight sight, List<String> names) throws IOException {
    Map<JobRecord, Set<String>> byJob = new LinkedHashMap<>();
    for (Named named : sight.find(names)) {
      byJob.computeIfAbsent(named.job(), job -> new LinkedHashSet<>()).add(named.toString());
    }
    return new TagBearers(byJob);
  }

  /** Of what is named the runs that meet conditions; which they are is told. */
  static TagBearers chosen(Sight sight, List<String> names, RunChoice choice) throws IOException {
    ChosenRuns chosen = ChosenRuns.of(choice, Map.of(sight, names));
    chosen.tell(chosen.isEmpty() ? sight.out() : sight.err());
    Map<JobRecord, Set<String>> byJob = new LinkedHashMap<>();
    for (Meant meant : chosen.byStore().get(sight)) {
      Set<String> runs = new LinkedHashSet<>();
      meant.runs().forEach(run -> runs.add(meant.job().shape().nameOf(run).toString()));
      byJob.put(meant.job(), runs);
    }
    return new TagBearers(byJob);
  }

  List<String> names() {
    return byJob.values().stream().flatMap(Set::stream).toList();
  }

  /** For a message: all of a few names, else how many. */
  @Override
  public String toString() {
    List<String> names = names();
    return names.size() <= 8 ? String.join(", ", names) : names.size() + " jobs and runs";
  }
}
