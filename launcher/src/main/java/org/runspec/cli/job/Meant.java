package org.runspec.cli.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.runspec.job.JobRecord;
import org.runspec.report.Named;

/**
 * Runs of one job that are meant.
 *
 * @param whole whether the job itself was named, and all its runs are meant
 * @param runs by index, ascending
 */
public record Meant(JobRecord job, boolean whole, List<Integer> runs) {
  public Meant {
    runs = List.copyOf(runs);
  }

  /** What is meant by what was named, job by job: a job means all its runs, a node its own. */
  public static List<Meant> by(List<Named> names) {
    Map<JobRecord, TreeSet<Integer>> runs = new LinkedHashMap<>();
    List<JobRecord> whole = new ArrayList<>();
    for (Named named : names) {
      JobRecord job = named.job();
      TreeSet<Integer> some = runs.computeIfAbsent(job, unknown -> new TreeSet<>());
      if (named instanceof Named.Run run) {
        some.add(run.index());
      } else if (named instanceof Named.Node node) {
        IntStream.range(0, job.shape().totalRuns())
            .filter(run -> job.shape().nodeOf(run) == node.node())
            .forEach(some::add);
      } else {
        whole.add(job);
        IntStream.range(0, job.shape().totalRuns()).forEach(some::add);
      }
    }
    return runs.entrySet().stream()
        .map(
            entry ->
                new Meant(
                    entry.getKey(), whole.contains(entry.getKey()), List.copyOf(entry.getValue())))
        .toList();
  }
}
