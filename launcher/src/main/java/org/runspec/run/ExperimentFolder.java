package org.runspec.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/**
 * Where one run's results go. Held by one run at a time.
 *
 * <p>What an {@link EarlierRun} wrote about itself is moved away. That there was one is known by
 * the lock's file: where that is missing, files of the same names are the user's, and none is
 * touched.
 */
final class ExperimentFolder implements AutoCloseable {
  private final Path folder;
  private final FolderLock lock;

  private ExperimentFolder(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder, takes it, and moves an earlier run's files away.
   *
   * @param runspec the file that is run, which is never moved
   * @throws UserProblem if another run writes there now, nobody may, or files of the user's would
   *     be overwritten
   * @throws ExternalProblem if it cannot be written
   */
  static ExperimentFolder open(Path folder, Path runspec) {
    return open(
        folder,
        opened -> {
          EarlierRun earlier = EarlierRun.in(folder, runspec);
          if (!opened.lock.wasUsed()) {
            earlier.refuse();
          }
          earlier.move();
          opened.lock.noteUse();
        });
  }

  /**
   * Makes the folder and takes it; nothing in it changes before somebody goes on or begins anew.
   *
   * @throws UserProblem if another run writes there now, or nobody may
   * @throws ExternalProblem if it cannot be written
   */
  static ExperimentFolder openAsItIs(Path folder) {
    return open(folder, opened -> {});
  }

  /** The run whose record is there goes on. */
  void goOn() {
    change(lock::noteUse);
  }

  /**
   * A run begins anew in a folder that nobody but this run and its earlier attempts has used.
   *
   * @param runspec the file that is run, which is never moved
   */
  void beginAnew(Path runspec) {
    change(
        () -> {
          EarlierRun.in(folder, runspec).move();
          lock.noteUse();
        });
  }

  private interface Change {
    void make() throws IOException;
  }

  private void change(Change change) {
    try {
      change.make();
    } catch (IOException e) {
      throw new ExternalProblem("write to " + folder, e, "making room there");
    }
  }

  /**
   * Makes the folder, takes it, and only then removes all that an earlier run left in it.
   *
   * @param runspec the file that is run, which is never removed
   * @throws UserProblem if another run writes there now, nobody may, or it holds files of the
   *     user's
   * @throws ExternalProblem if it cannot be written
   */
  static ExperimentFolder openEmpty(Path folder, Path runspec) {
    if (Files.isSymbolicLink(folder)) {
      throw new UserProblem(
          "empty " + folder,
          "it is a link, and what it leads to may be needed",
          "removing the link");
    }
    return open(
        folder,
        opened -> {
          if (!opened.lock.wasUsed()) {
            opened.refuseFiles();
          }
          Emptying.empty(folder, runspec);
          opened.lock.noteUse();
        });
  }

  /** What is done first in a folder that is ours. */
  private interface Tidying {
    void in(ExperimentFolder folder) throws IOException;
  }

  private static ExperimentFolder open(Path folder, Tidying tidying) {
    refuseUnusable(folder);
    try {
      Files.createDirectories(folder);
      ExperimentFolder opened = new ExperimentFolder(folder, FolderLock.take(folder));
      try {
        tidying.in(opened);
        return opened;
      } catch (IOException | RuntimeException e) {
        opened.lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ExternalProblem(
          "write to " + folder, e, "another experiment_path, or making room there");
    }
  }

  private void refuseFiles() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      if (children.anyMatch(file -> !file.endsWith(ResultNames.LOCK))) {
        throw new UserProblem(
            "empty " + folder, "it holds files that no run wrote", "moving it away");
      }
    }
  }

  private static void refuseUnusable(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    String fix = "another folder, by --experiment_path=FOLDER or in the runspec";
    if (!Files.isDirectory(there)) {
      throw new UserProblem("write to " + folder, there + " is not a folder", fix);
    }
    if (!Files.isWritable(there)) {
      throw new UserProblem("write to " + folder, "you may not write to " + there, fix);
    }
  }

  /** Whether no other run can write here now; false where the file system has no locks. */
  boolean isExclusive() {
    return lock.isExclusive();
  }

  Path path() {
    return folder;
  }

  Path console() {
    return folder.resolve(ResultNames.CONSOLE);
  }

  Path metrics() {
    return folder.resolve(ResultNames.METRICS);
  }

  /** What a stage's program and the run tell each other, and its checkpoints. */
  Path stage(int number) {
    return folder.resolve(ResultNames.STAGE + number);
  }

  /** The repro spec of the run whose record is in a folder. */
  static Path reproSpecIn(Path folder) {
    return folder.resolve(ResultNames.REPRO_SPEC);
  }

  Path reproSpec() {
    return reproSpecIn(folder);
  }

  /** Says that a stage is finished. */
  Path finished(int number) {
    return stage(number).resolve(ResultNames.FINISHED);
  }

  /** Writes the repro spec, at once or not at all, and a copy of the runspec as it was written. */
  void keepSpecs(String repro, Path runspec) {
    change(
        () -> {
          if (!runspec.equals(reproSpec())) {
            Path draft = folder.resolve("." + ResultNames.REPRO_SPEC + ".tmp");
            Files.writeString(draft, repro);
            Files.move(
                draft,
                reproSpec(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
          }
          if (!runspec.equals(folder.resolve(ResultNames.RUNSPEC))) {
            Files.copy(
                runspec, folder.resolve(ResultNames.RUNSPEC), StandardCopyOption.REPLACE_EXISTING);
          }
        });
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new ExternalProblem("leave " + folder, e, "checking the disk");
    }
  }
}
