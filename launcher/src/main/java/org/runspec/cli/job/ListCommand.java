package org.runspec.cli.job;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.session.ExitCode;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Lists jobs, or runs with their latest metrics and hyperparameters. 'list runs job7' lists"
            + " the runs of a job; without a name it lists the newest of all. On a screen the newest"
            + " 20 are shown and columns that find no room are left out; json, csv and tsv hold"
            + " everything.")
public final class ListCommand extends StoreCommand {
  private static final String JOBS = "jobs";
  private static final String RUNS = "runs";

  @Parameter(description = "jobs|runs [JOB|RUN...]")
  private List<String> words = new ArrayList<>();

  @ParametersDelegate private final ListOptions options = new ListOptions();

  @Parameter(
      names = "--parents",
      description = "Lists also the parent runs, which stand for nodes, beside their children")
  private boolean parents;

  @Override
  protected ExitCode run(Sight sight) throws IOException {
    String what = words.isEmpty() ? "" : words.get(0);
    List<String> names = words.isEmpty() ? List.of() : words.subList(1, words.size());
    JobLists lists = new JobLists(sight, new ListPrinter(sight, options), parents);
    return switch (what) {
      case JOBS -> lists.jobs(names);
      case RUNS -> lists.runs(names);
      default ->
          throw new UserProblem(
              what.isEmpty() ? "list" : "list '" + what + "'",
              "there are lists of jobs and of runs",
              "list " + Nearest.to(what, List.of(JOBS, RUNS)).orElse(RUNS));
    };
  }
}
