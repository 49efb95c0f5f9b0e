package org.runspec.cli.launch;

import com.beust.jcommander.Parameter;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.job.JobRecord;

/** The options that say what happens once a job is launched. */
final class WaitOptions {
  @Parameter(
      names = "--wait",
      description =
          "Waits until all runs ended, and ends with 1 if one failed; Ctrl-C ends the waiting only")
  private boolean wait;

  @Parameter(
      names = "--pass-exit-code",
      description = "Waits, and ends with the code with which the first failed command ended")
  private boolean pass;

  ExitCode after(JobRecord job, Session session, Project project) {
    return wait || pass ? new JobWait(session, project, job).untilOver(pass) : ExitCode.DONE;
  }
}
