package org.runspec.cli.job.diff;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.OutputFormat;
import org.runspec.job.JobName;
import org.runspec.job.RecordFormat;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Compares two jobs, or two runs. Of jobs: their runspecs value by value, their code"
            + " file by file, and what came of them; 'diff job42' compares with the latest"
            + " earlier job of the same runspec. Of runs: hyperparameters, seeds and metrics, and"
            + " which report was the first to differ.")
public final class DiffCommand extends StoreCommand {
  @Parameter(description = "JOB [JOB] | RUN RUN")
  private List<String> words = new ArrayList<>();

  @Parameter(names = "--code", description = "Shows all lines of the code that differ")
  private boolean code;

  @Parameter(names = "--spec", description = "Shows all lines of the runspecs that differ")
  private boolean spec;

  @Parameter(names = "--format", description = "text or json")
  private String format = "text";

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  protected ExitCode run(Sight sight) throws IOException {
    OutputFormat form = OutputFormat.of(format);
    if (words.isEmpty() || words.size() > 2) {
      throw new UserProblem(
          "compare",
          words.isEmpty() ? "nothing was named" : words.size() + " names are too many",
          "diff job1 job2, or diff run1.1 run1.2");
    }
    List<Named> named = sight.find(words);
    DiffText text = new DiffText(sight);
    if (named.stream().allMatch(Named.Job.class::isInstance)) {
      JobDiff diff = jobs(sight, named);
      if (form == OutputFormat.JSON) {
        sight.out().println(RecordFormat.line(diff.json()));
      } else {
        diff.show(text, spec, code);
      }
    } else if (named.size() == 2
        && named.get(0) instanceof Named.Run one
        && named.get(1) instanceof Named.Run other) {
      RunDiff diff = RunDiff.of(sight, one, other);
      if (form == OutputFormat.JSON) {
        sight.out().println(RecordFormat.line(diff.json()));
      } else {
        diff.show(text);
      }
    } else {
      throw new UserProblem(
          "compare " + String.join(" and ", words),
          "two jobs can be compared, or two runs",
          "diff job1 job2, or diff run1.1 run1.2");
    }
    return ExitCode.DONE;
  }

  private static JobDiff jobs(Sight sight, List<Named> named) throws IOException {
    if (named.size() == 2) {
      return JobDiff.of(sight, named.get(0).job(), named.get(1).job());
    }
    Named after = named.get(0);
    Optional<JobName> before = after.job().predecessor();
    if (before.isEmpty()) {
      throw new UserProblem(
          "compare " + after,
          "it is the first job of " + after.job().origin().spec(),
          "diff " + after + " and another job");
    }
    List<String> name = List.of(before.get().toString());
    return JobDiff.of(sight, sight.find(name).get(0).job(), after.job());
  }
}
