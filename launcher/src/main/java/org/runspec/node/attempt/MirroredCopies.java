package org.runspec.node.attempt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private static final Selection CHECKPOINTS = Selection.of(List.of(), List.of(), List.of("**"));

  private final MultiRun job;
  private final Storage storage;
  private final Watching watching;
  private final CopiedFiles copied;

  /**
   * Copies of a job's runs.
   *
   * @param gentle whether the run directories are on a shared file system
   */
  public MirroredCopies(MultiRun job, Storage storage, boolean gentle) {
    this.job = job;
    this.storage = storage;
    this.watching = gentle ? Watching.GENTLE : Watching.EVENTS;
    this.copied = CopiedFiles.of(job.captures());
  }

  @Override
  public List<LiveCopy> ofResults(AttemptFolder folder, RunName run, int attempt) {
    ObjectKey key = new ObjectKey(StoreLayout.mirrored(job.workspace(), run, attempt));
    List<LiveCopy> copies = new ArrayList<>();
    copied
        .inResults()
        .map(files -> plan(folder.results(), key, files, folder.resultsCursor()))
        .map(plan -> plan.remembering(deletions(run, attempt)))
        .ifPresent(plan -> copies.add(copy(plan, key)));
    copied
        .beside()
        .map(files -> plan(folder.directory(), key, files, folder.otherCursor()))
        .ifPresent(plan -> copies.add(copy(plan, key)));
    return copies;
  }

  @Override
  public LiveCopy ofCheckpoints(AttemptFolder folder, RunName run, int attempt, Prelude first) {
    ObjectKey key = new ObjectKey(StoreLayout.checkpoints(job.workspace(), run, attempt));
    MirrorPlan plan =
        plan(folder.files().checkpoints(), key, CHECKPOINTS, folder.checkpointsCursor());
    return copy(plan.openedBy(first), key);
  }

  private KeptDeletions deletions(RunName run, int attempt) {
    return new KeptDeletions(storage, StoreLayout.deleted(job.workspace(), run, attempt));
  }

  private static LiveCopy copy(MirrorPlan plan, ObjectKey key) {
    return new MirroredCopy(plan, key.path().substring(key.path().lastIndexOf('/') + 1));
  }

  private MirrorPlan plan(Path root, ObjectKey key, Selection selection, Path cursor) {
    return MirrorPlan.of(root, storage, cursor)
        .under(key)
        .selecting(selection)
        .within(new Limits(job.captures().mirrorFileBytes(), Long.MAX_VALUE))
        .watchedBy(watching)
        .sharingFiles();
  }
}
