package org.runspec.mirror.send;

import org.runspec.mirror.note.MirrorProblem;
import org.runspec.storage.ObjectKey;

/** Says that a limit keeps a file from the storage. */
final class TooLarge {
  private TooLarge() {}

  static MirrorProblem file(ObjectKey name, long size, Limits limits) {
    return problem(
        name, size, "the largest file that is mirrored has " + limits.largestFile() + " bytes");
  }

  static MirrorProblem all(ObjectKey name, long size, Limits limits) {
    return problem(name, size, "all that is mirrored has at most " + limits.total() + " bytes");
  }

  private static MirrorProblem problem(ObjectKey name, long size, String limit) {
    return new MirrorProblem(
        MirrorProblem.Kind.TOO_LARGE,
        name.path(),
        "Could not mirror "
            + name
            + ": it has "
            + size
            + " bytes, and "
            + limit
            + ". Try: a higher limit, or leave it out.");
  }
}
