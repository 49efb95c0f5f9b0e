package org.runspec.cli.job.files;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.StoreLayout;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;
import org.runspec.transfer.Download;
import org.runspec.transfer.Upload;

@Parameters(
    commandDescription =
        "Brings files and folders into the store. Under their own names they go to a run or"
            + " job, where 'download' shows them below 'uploaded', or to a share, a folder that"
            + " belongs to no run. Patterns such as 'data/**/*.csv' are taken too; their files"
            + " keep the folders below the first wildcard.")
public final class UploadCommand extends StoreCommand {
  @Parameter(description = "FILE|FOLDER|PATTERN...")
  private List<String> words = new ArrayList<>();

  @Parameter(names = "--to", description = "Where to: RUN, JOB or share:NAME[/FOLDER]")
  private String to;

  @Parameter(names = "--force", description = "Overwrites files that differ")
  private boolean force;

  @Override
  protected List<String> names() {
    return to == null ? new ArrayList<>() : new ArrayList<>(List.of(to));
  }

  @Override
  protected ExitCode run(Sight sight) throws IOException, InterruptedException {
    if (words.isEmpty() || to == null) {
      throw new UserProblem(
          "upload",
          words.isEmpty() ? "no file was named" : "it was not said where to",
          "upload data --to share:data, or upload notes.txt --to run1.1");
    }
    to = sight.plain(to);
    LocalFiles found = LocalFiles.of(words, sight.session().directory());
    if (found.links() > 0) {
      sight.err().println("Note: " + found.links() + " links were not followed.");
    }
    List<Upload.Source> sources = found.below(folder(sight));
    long bytes = sources.stream().mapToLong(Upload.Source::size).sum();
    Upload upload = new Upload(sight.stores().files(), force);
    Optional<Download.Outcome> outcome =
        new Moving(sight).watched(bytes, meter -> upload.bring(sources, meter));
    if (outcome.isEmpty()) {
      sight.err().println("\nStopped. The same command brings the rest.");
      return ExitCode.INTERRUPTED;
    }
    sight.out().println(Moving.said("Uploaded", outcome.get(), to));
    return ExitCode.DONE;
  }

  private String folder(Sight sight) throws IOException {
    if (Place.isShare(to)) {
      Place.Share share = Place.Share.of(to);
      String path = share.path().isEmpty() ? "" : "/" + share.path();
      return StoreLayout.share(share.name()) + path;
    }
    Named named = sight.find(List.of(to)).get(0);
    if (named instanceof Named.Run run) {
      return StoreLayout.uploaded(run.job().workspace(), run.job().shape().nameOf(run.index()));
    } else if (named instanceof Named.Job job) {
      return StoreLayout.uploaded(job.job().job());
    }
    throw new UserProblem(
        "upload to " + to, "a node keeps no files", named.job().job() + ", or one of its runs");
  }
}
