package org.runspec.node.attempt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.job.MultiRun;
import org.runspec.job.RunName;
import org.runspec.job.StoreLayout;
import org.runspec.mirror.MirrorPlan;
import org.runspec.mirror.send.Limits;
import org.runspec.mirror.send.Prelude;
import org.runspec.mirror.tree.Selection;
import org.runspec.mirror.watch.Watching;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/**
 * Live copies by the mirror. What lies below {@code results} is below {@code mirrored} as there;
 * other files that are asked for are beside it, as in the run directory.
 */
public final class MirroredCopies implements AttemptSetting.Copies {
  private static final String OF_RESULTS = AttemptFolder.RESULTS + "/";
  private static final Selection CHECKPOINTS = Selection.of(List.of(), List.of(), List.of("**"));

  private final MultiRun job;
  private final Storage storage;
  private final Watching watching;
  private final Optional<Selection> inResults;
  private final Optional<Selection> besideResults;

  /**
   * Copies of a job's runs.
   *
   * @param gentle whether the run directories are on a shared file system
   */
  public MirroredCopies(MultiRun job, Storage storage, boolean gentle) {
    this.job = job;
    this.storage = storage;
    this.watching = gentle ? Watching.GENTLE : Watching.EVENTS;
    MultiRun.Captures captures = job.captures();
    List<String> omitted = new ArrayList<>(captures.mirrorOmit());
    omitted.add(OF_RESULTS + "**");
    this.inResults = selection(within(captures.mirror()), within(captures.mirrorOmit()));
    this.besideResults = selection(beside(captures.mirror()), omitted);
  }

  private static Optional<Selection> selection(List<String> files, List<String> omit) {
    return files.isEmpty() ? Optional.empty() : Optional.of(Selection.of(files, omit, List.of()));
  }

  @Override
  public List<LiveCopy> ofResults(AttemptFolder folder, RunName run, int attempt) {
    ObjectKey key = new ObjectKey(StoreLayout.mirrored(job.workspace(), run, attempt));
    List<LiveCopy> copies = new ArrayList<>();
    inResults.ifPresent(
        files -> copies.add(copy(folder.results(), key, files, folder.resultsCursor())));
    besideResults.ifPresent(
        files -> copies.add(copy(folder.directory(), key, files, folder.otherCursor())));
    return copies;
  }

  @Override
  public LiveCopy ofCheckpoints(AttemptFolder folder, RunName run, int attempt, Prelude first) {
    ObjectKey key = new ObjectKey(StoreLayout.checkpoints(job.workspace(), run, attempt));
    MirrorPlan plan =
        plan(folder.files().checkpoints(), key, CHECKPOINTS, folder.checkpointsCursor());
    return new MirroredCopy(plan.openedBy(first));
  }

  private LiveCopy copy(Path root, ObjectKey key, Selection selection, Path cursor) {
    return new MirroredCopy(plan(root, key, selection, cursor));
  }

  private MirrorPlan plan(Path root, ObjectKey key, Selection selection, Path cursor) {
    return MirrorPlan.of(root, storage, cursor)
        .under(key)
        .selecting(selection)
        .within(new Limits(job.captures().mirrorFileBytes(), Long.MAX_VALUE))
        .watchedBy(watching)
        .sharingFiles();
  }

  private static List<String> within(List<String> patterns) {
    return patterns.stream()
        .filter(pattern -> pattern.startsWith(OF_RESULTS))
        .map(pattern -> pattern.substring(OF_RESULTS.length()))
        .toList();
  }

  private static List<String> beside(List<String> patterns) {
    return patterns.stream().filter(pattern -> !pattern.startsWith(OF_RESULTS)).toList();
  }
}
