package org.runspec.cli.job.files;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Brings runs here as they were on their nodes. RUN/code has the job's code with the"
            + " run's results in it, and beside it are its output, journal and checkpoints. The"
            + " repro_spec.yaml in the results can be run there. A job stands for all its runs,"
            + " in a folder JOB.")
public final class ExtractCommand extends StoreCommand {
  @Parameter(description = "RUN|JOB...")
  private List<String> words = new ArrayList<>();

  @ParametersDelegate private final BringOptions options = new BringOptions();

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  protected ExitCode run(Sight sight) throws IOException, InterruptedException {
    if (words.isEmpty()) {
      throw new UserProblem("extract", "nothing was named", "extract run1.1, or list runs");
    }
    return new Extraction(sight, new StoredFiles(sight, options.attempt()))
        .bring(words, options.to(), options.force());
  }
}
