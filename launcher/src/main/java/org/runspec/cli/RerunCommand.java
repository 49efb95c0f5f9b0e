package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.launch.LaunchOptions;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.report.summary.CheckedText;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Launches again, as a new job, what a job executed: its runspec or command as it was"
            + " launched, with the code that it had. Of a run it is that very run, with its hyperparameters and random"
            + " numbers.")
final class RerunCommand extends SpecCommand {
  @Parameter(description = "JOB|RUN")
  private List<String> words = new ArrayList<>();

  @ParametersDelegate private final LaunchOptions launch = new LaunchOptions();

  @Parameter(names = "--runs", description = "How many runs the new job has")
  private Integer runs;

  @Parameter(
      names = "--best",
      description =
          "Of a job that searched: only its best configuration, 20 times unless --runs says"
              + " otherwise, with other random numbers; 'summary' then shows both means")
  private boolean best;

  @Parameter(names = "--new-code", description = "Takes the project's code of today")
  private boolean newCode;

  @Parameter(
      names = "--yes",
      description = "Launches without asking what would be asked on a terminal")
  private boolean yes;

  @Parameter(names = "--dry-run", description = "Shows the plan of the job, and launches nothing")
  private boolean dryRun;

  @Override
  public ExitCode run(Session session) {
    if (words.size() != 1) {
      throw new UserProblem(
          "rerun",
          words.isEmpty() ? "nothing was named" : "it is done one by one",
          "rerun job1, or rerun run1.1");
    }
    if (runs != null && runs < 1) {
      throw new UserProblem("rerun " + words.get(0), "--runs " + runs + " is no job", "--runs 1");
    }
    launch.wantJob();
    int usual = best ? CheckedText.RUNS : 0;
    Rerun.Size size = new Rerun.Size(runs == null ? usual : runs, best, newCode);
    Rerun rerun =
        new Rerun(
            session,
            size,
            (copy, file, first, last) ->
                loadCopy(session, copy, file, launch, new Around(first, last)).runspec());
    rerun.of(words.get(0), new Rerun.Words(options(), launch), dryRun, yes);
    return ExitCode.DONE;
  }
}
