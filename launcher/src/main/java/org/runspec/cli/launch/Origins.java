package org.runspec.cli.launch;

import java.util.List;
import java.util.Optional;
import org.runspec.cli.session.Caller;
import org.runspec.cli.session.ProgramName;
import org.runspec.config.Project;
import org.runspec.job.JobRecord;
import org.runspec.run.GitCheckout;
import org.runspec.snapshot.Snapshot;

/** Tells of jobs what they are made from: by whom, where, from which commit. */
public final class Origins {
  private final Project project;

  Origins(Project project) {
    this.project = project;
  }

  /**
   * The origin of a job.
   *
   * @param spec its runspec's path in the project, or its command line
   * @param digest SHA-256 of that
   * @param overrides what the command line set, as it was typed, secrets hidden
   */
  JobRecord.Origin of(String spec, String digest, Snapshot snapshot, List<String> overrides) {
    Optional<GitCheckout> git = GitCheckout.around(project.folder());
    return new JobRecord.Origin(
        spec,
        digest,
        Optional.of(snapshot.digest()),
        overrides,
        git.map(GitCheckout::commit),
        git.map(GitCheckout::dirty).orElse(false),
        "Runspec " + ProgramName.version(),
        Caller.user(project),
        Caller.host());
  }
}
