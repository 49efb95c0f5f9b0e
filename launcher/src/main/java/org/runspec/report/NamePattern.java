package org.runspec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.RunName;
import org.runspec.report.filter.Wildcard;

/**
 * A word that names any number of jobs or runs: a range such as {@code job2-job5}, {@code
 * run1-run4} (of nodes) or {@code run1.3-run1.9}, or one with {@code *} and {@code ?}; perhaps
 * behind a workspace and a slash.
 *
 * @param workspace empty for any
 */
record NamePattern(
    String workspace, Predicate<JobName> jobs, Predicate<RunName> nodes, Predicate<RunName> runs) {

  /** What a word means; empty if it names one thing at most. */
  static Optional<NamePattern> of(String word) {
    int slash = word.indexOf('/');
    String workspace = slash < 0 ? "" : word.substring(0, slash);
    String name = word.substring(slash + 1);
    return Wildcard.isIn(name) ? Optional.of(wild(workspace, name)) : range(workspace, name);
  }

  private static NamePattern wild(String workspace, String name) {
    Pattern pattern = Wildcard.of(name);
    boolean isOfJobs = name.startsWith("job");
    return new NamePattern(
        workspace,
        job -> isOfJobs && pattern.matcher(job.toString()).matches(),
        node -> false,
        run -> !isOfJobs && pattern.matcher(run.toString()).matches());
  }

  private static Optional<NamePattern> range(String workspace, String name) {
    int dash = name.indexOf('-');
    if (dash < 0) {
      return Optional.empty();
    }
    String first = name.substring(0, dash);
    String last = name.substring(dash + 1);
    Optional<RunName> from = RunName.parse(first);
    Optional<RunName> to = RunName.parse(last);
    if (from.isPresent() && to.isPresent() && from.get().isParent() == to.get().isParent()) {
      Predicate<RunName> between = run -> isBetween(from.get(), run, to.get());
      boolean isOfNodes = from.get().isParent();
      return Optional.of(
          new NamePattern(
              workspace,
              job -> false,
              node -> isOfNodes && between.test(node),
              run -> !isOfNodes && between.test(run)));
    }
    return JobName.parse(first)
        .flatMap(
            start ->
                JobName.parse(last)
                    .map(
                        end ->
                            new NamePattern(
                                workspace,
                                job -> isBetween(start, job, end),
                                node -> false,
                                run -> false)));
  }

  private static <T extends Comparable<T>> boolean isBetween(T first, T name, T last) {
    return first.compareTo(name) <= 0 && name.compareTo(last) <= 0;
  }

  /** What it names of a job. */
  List<Named> in(JobRecord job) {
    List<Named> found = new ArrayList<>();
    if (!workspace.isEmpty() && !workspace.equals(job.workspace())) {
      return found;
    }
    if (jobs.test(job.job())) {
      found.add(new Named.Job(job));
    }
    JobShape shape = job.shape();
    for (int node = 0; node < shape.nodes(); node++) {
      if (nodes.test(shape.parentOf(node))) {
        found.add(new Named.Node(job, node));
      }
    }
    for (int run = 0; run < shape.totalRuns(); run++) {
      if (runs.test(shape.nameOf(run))) {
        found.add(new Named.Run(job, run));
      }
    }
    return found;
  }
}
