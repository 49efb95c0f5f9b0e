package org.runspec.cli.job.summary;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.job.Stores;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.OutputFormat;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Tells what is to be learned from jobs. Of a search: the best configuration and how it"
            + " changed while runs ended, how much each hyperparameter matters, and what came of"
            + " checking the best. Of any job: the runs' objective, failures by cause, and the"
            + " hours used.")
public final class SummaryCommand extends StoreCommand {
  @Parameter(description = "JOB...")
  private List<String> words = new ArrayList<>();

  @Parameter(names = "--all", description = "Shows the history of the best from its beginning")
  private boolean all;

  @Parameter(names = "--format", description = "text or json")
  private String format = "text";

  @Override
  protected ExitCode run(Stores stores) throws IOException {
    boolean isJson = OutputFormat.of(format) == OutputFormat.JSON;
    if (words.isEmpty()) {
      throw new UserProblem("sum up a job", "none was named", "summary job1, or list jobs");
    }
    PrintedSummaries printed = new PrintedSummaries(stores.own(), all, isJson);
    for (Map.Entry<Sight, List<String>> some : stores.byStore(words).entrySet()) {
      printed.add(some.getKey(), some.getValue());
    }
    printed.print();
    return ExitCode.DONE;
  }

  @Override
  protected ExitCode run(Sight sight) {
    throw new IllegalStateException("several stores may be meant");
  }
}
