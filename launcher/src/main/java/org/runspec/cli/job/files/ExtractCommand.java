package org.runspec.cli.job.files;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;

@Parameters(
    commandDescription =
        "Brings runs here as they were on their nodes. RUN/code has the job's code with the"
            + " run's results in it, and beside it are its output, journal and checkpoints. The"
            + " repro_spec.yaml in the results can be run there. A job stands for all its runs,"
            + " in a folder JOB.")
public final class ExtractCommand extends BringCommand {
  @Parameter(description = "RUN|JOB...")
  private List<String> words = new ArrayList<>();

  public ExtractCommand() {
    super("extract");
  }

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  ExitCode bring(List<String> named, StoredFiles files, Sight sight, BringOptions wishes)
      throws IOException, InterruptedException {
    return new Extraction(sight, files).bring(named, wishes.to(), wishes.force());
  }
}
