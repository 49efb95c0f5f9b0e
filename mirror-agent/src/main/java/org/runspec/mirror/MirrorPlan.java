package org.runspec.mirror;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.mirror.send.Deletions;
import org.runspec.mirror.send.Limits;
import org.runspec.mirror.send.Prelude;
import org.runspec.mirror.tree.Selection;
import org.runspec.mirror.watch.Watching;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/**
 * What is mirrored where, and how.
 *
 * @param root the folder; it exists
 * @param storage where copies go; the mirror does not close it
 * @param prefix the folder in the storage; empty for its top
 * @param selection which files
 * @param limits how much
 * @param cursor the file that remembers what was sent; on a local disk, outside of the folder, or
 *     left out by the selection
 * @param watching how changes are noticed
 * @param sharing whether a storage on the same file system may have the very files instead of
 *     copies: checkpoints that were renamed into place, and at the end every large file. Only for
 *     programs that never write again to what they renamed into place, and for folders in which
 *     nobody writes after the end
 * @param listener hears of each problem once, on one of the mirror's threads
 * @param prelude what has to be in the store before a checkpoint is
 * @param deletions where it is kept which files were deleted
 * @param pacer time and waiting
 */
public record MirrorPlan(
    Path root,
    Storage storage,
    Optional<ObjectKey> prefix,
    Selection selection,
    Limits limits,
    Path cursor,
    Watching watching,
    boolean sharing,
    Consumer<MirrorProblem> listener,
    Prelude prelude,
    Deletions deletions,
    Pacer pacer) {

  /** Mirrors all files, without limits, checkpoints or sharing, to the top of a storage. */
  public static MirrorPlan of(Path root, Storage storage, Path cursor) {
    return new MirrorPlan(
        root,
        storage,
        Optional.empty(),
        Selection.ALL,
        Limits.NONE,
        cursor,
        Watching.EVENTS,
        false,
        problem -> {},
        Prelude.NONE,
        Deletions.UNKEPT,
        Pacer.real());
  }

  /** The same below a folder of the storage. */
  public MirrorPlan under(ObjectKey folder) {
    return with(draft -> draft.prefix = Optional.of(folder));
  }

  /** The same for some files. */
  public MirrorPlan selecting(Selection files) {
    return with(draft -> draft.selection = files);
  }

  /** The same within limits. */
  public MirrorPlan within(Limits most) {
    return with(draft -> draft.limits = most);
  }

  /** The same with changes noticed in another way. */
  public MirrorPlan watchedBy(Watching way) {
    return with(draft -> draft.watching = way);
  }

  /** The same with files shared instead of copied where that is possible. */
  public MirrorPlan sharingFiles() {
    return with(draft -> draft.sharing = true);
  }

  /** The same with somebody who hears of problems. */
  public MirrorPlan tellingOf(Consumer<MirrorProblem> problems) {
    return with(draft -> draft.listener = problems);
  }

  /** The same with something that comes before each checkpoint. */
  public MirrorPlan openedBy(Prelude first) {
    return with(draft -> draft.prelude = first);
  }

  /** The same, with deletions remembered. */
  public MirrorPlan remembering(Deletions memory) {
    return with(draft -> draft.deletions = memory);
  }

  /** The same in another time. */
  public MirrorPlan pacedBy(Pacer time) {
    return with(draft -> draft.pacer = time);
  }

  private MirrorPlan with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.plan();
  }

  /** A plan of which one thing is about to be changed. */
  private static final class Draft {
    private final MirrorPlan before;
    private Optional<ObjectKey> prefix;
    private Selection selection;
    private Limits limits;
    private Watching watching;
    private boolean sharing;
    private Consumer<MirrorProblem> listener;
    private Prelude prelude;
    private Deletions deletions;
    private Pacer pacer;

    Draft(MirrorPlan before) {
      this.before = before;
      prefix = before.prefix;
      selection = before.selection;
      limits = before.limits;
      watching = before.watching;
      sharing = before.sharing;
      listener = before.listener;
      prelude = before.prelude;
      deletions = before.deletions;
      pacer = before.pacer;
    }

    MirrorPlan plan() {
      return new MirrorPlan(
          before.root,
          before.storage,
          prefix,
          selection,
          limits,
          before.cursor,
          watching,
          sharing,
          listener,
          prelude,
          deletions,
          pacer);
    }
  }
}
