package org.runspec.cli.job.summary;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.runspec.cli.job.Sight;
import org.runspec.job.JobRecord;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;

/** The jobs that users' words name. */
final class NamedJobs {
  private NamedJobs() {}

  /**
   * The jobs, each once.
   *
   * @param command what is done with jobs only, such as {@code summary}
   * @throws UserProblem if a word names something else
   */
  static List<JobRecord> of(Sight sight, List<String> names, String command) throws IOException {
    Set<JobRecord> jobs = new LinkedHashSet<>();
    for (Named named : sight.find(names)) {
      if (!(named instanceof Named.Job)) {
        throw new UserProblem(
            "make a " + command + " of " + named,
            "it is a part of " + named.job().job() + ", and a " + command + " is of whole jobs",
            command + " " + named.job().job() + ", or status " + named);
      }
      jobs.add(named.job());
    }
    return List.copyOf(jobs);
  }
}
