package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.job.ValueText;
import org.runspec.report.notebook.JobSearch;
import org.runspec.storage.Storage;
import org.runspec.store.JobView.RunRow;

/**
 * The folders of runs below one of theirs: such as {@code run1.3 rate=0.1}, or {@code ws2/run1.3
 * rate=0.1} of another workspace than the usual one. A name tells what the job searches, and
 * nothing of other runs, so that it is the same whoever else has begun.
 */
final class RunFolders {
  private static final int NAMED_HPARAMS = 6;
  private static final int LONGEST = 120;

  private final Path top;
  private final String workspace;
  private final Storage files;
  private final Map<JobName, Optional<List<String>>> searched = new HashMap<>();

  /**
   * Below a folder, of runs of a store.
   *
   * @param workspace the usual one; runs of others may have the same names
   */
  RunFolders(Path top, String workspace, Storage files) {
    this.top = top;
    this.workspace = workspace;
    this.files = files;
  }

  /** Where event files of a run that has begun go. */
  Path of(JobRecord job, RunRow run) throws IOException {
    Optional<List<String>> known = searched.get(job.job());
    if (known == null) {
      known = searchedBy(job);
      searched.put(job.job(), known);
    }
    StringBuilder name = new StringBuilder(run.name().toString());
    known.orElse(List.copyOf(run.hparams().keySet())).stream()
        .filter(run.hparams()::containsKey)
        .limit(NAMED_HPARAMS)
        .forEach(
            one ->
                name.append(' ')
                    .append(one)
                    .append('=')
                    .append(ValueText.of(run.hparams().get(one))));
    Path place = job.workspace().equals(workspace) ? top : top.resolve(safe(job.workspace()));
    return place.resolve(safe(name.toString()));
  }

  /** Empty if the job's launch did not come so far. */
  private Optional<List<String>> searchedBy(JobRecord job) throws IOException {
    return JobSearch.of(job, files)
        .map(
            search ->
                search.space().stream()
                    .filter(RunFolders::isVarying)
                    .map(Dimension::name)
                    .toList());
  }

  private static boolean isVarying(Dimension dimension) {
    return dimension.distribution().isPresent()
        || dimension.values().stream().distinct().count() > 1;
  }

  /** As a folder may be called on every system. */
  static String safe(String name) {
    String safe = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "_").strip();
    String cut = safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    return cut.replaceFirst("[. ]+$", ""); // Windows leaves those out
  }
}
