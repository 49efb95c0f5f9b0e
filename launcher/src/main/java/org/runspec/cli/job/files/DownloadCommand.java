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
        "Brings files of runs, jobs and shares here. They go into a folder named after"
            + " each. Of a run come those of the attempt that decides, else of the newest. FILES"
            + " are names, folders or patterns such as '**/*.txt', in the run or in its folder"
            + " 'mirrored', where its results are. Without them come all but checkpoints, for"
            + " which say 'checkpoints'. An interrupted download goes on where it was. A file"
            + " that is not what its run left, by its checksum, is named and not brought.")
public final class DownloadCommand extends BringCommand {
  @Parameter(description = "RUN|JOB|share:NAME... [FILES...]")
  private List<String> words = new ArrayList<>();

  public DownloadCommand() {
    super("download");
  }

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  ExitCode bring(List<String> named, StoredFiles files, Sight sight, BringOptions wishes)
      throws IOException, InterruptedException {
    return new Downloading(sight, files, wishes.force()).bring(named, wishes.to());
  }
}
