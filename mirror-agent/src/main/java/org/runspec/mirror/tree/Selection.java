package org.runspec.mirror.tree;

import java.util.List;
import java.util.Optional;
import org.runspec.storage.ObjectKey;

/**
 * Which files are mirrored, by name, and which of them are checkpoints.
 *
 * @param files patterns of which a name must fit one; none for all files
 * @param omit patterns of which it must fit none; one that fits a folder omits all below
 * @param checkpoints patterns of files that may be mirrored whole and complete only
 */
public record Selection(List<Glob> files, List<Glob> omit, List<Glob> checkpoints) {
  /** All files, none of them a checkpoint. */
  public static final Selection ALL = new Selection(List.of(), List.of(), List.of());

  /** What the mirror's own files in the folder begin with. */
  public static final String OWN = ".runspec-probe-";

  /** Copies the lists. */
  public Selection {
    files = List.copyOf(files);
    omit = List.copyOf(omit);
    checkpoints = List.copyOf(checkpoints);
  }

  /** Whether this file is mirrored. */
  public boolean includes(ObjectKey file) {
    return !file.name().startsWith(OWN)
        && (files.isEmpty() || fitsAny(files, file))
        && !omits(file);
  }

  /** Whether all that is below this folder is left out. */
  public boolean omitsFolder(ObjectKey folder) {
    return fitsAny(omit, folder) || omit.stream().anyMatch(glob -> glob.fitsAllBelow(folder));
  }

  /** Whether this file is a checkpoint. */
  public boolean isCheckpoint(ObjectKey file) {
    return fitsAny(checkpoints, file);
  }

  /**
   * The files that fit some patterns and no others.
   *
   * @throws IllegalArgumentException with the pattern in its message, if one is none
   */
  public static Selection of(List<String> files, List<String> omit, List<String> checkpoints) {
    return new Selection(globs(files), globs(omit), globs(checkpoints));
  }

  private static List<Glob> globs(List<String> texts) {
    return texts.stream().map(Glob::of).toList();
  }

  private boolean omits(ObjectKey file) {
    for (Optional<ObjectKey> name = Optional.of(file);
        name.isPresent();
        name = name.get().parent()) {
      if (fitsAny(omit, name.get())) {
        return true;
      }
    }
    return false;
  }

  private static boolean fitsAny(List<Glob> globs, ObjectKey name) {
    return globs.stream().anyMatch(glob -> glob.fits(name));
  }
}
