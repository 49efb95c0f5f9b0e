package org.runspec.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/**
 * Where one run's results go; owns the names of the files at its top. Held by one run at a time.
 *
 * <p>What an {@link EarlierRun} wrote about itself is moved away. That there was one is known by
 * the lock's file: where that is missing, files of the same names are the user's, and none is
 * touched.
 */
final class ExperimentFolder implements AutoCloseable {
  private static final String CONSOLE = "console.txt";
  private static final String METRICS = "metrics.jsonl";
  private static final String REPRO_SPEC = "repro_spec.yaml";
  private static final String RUNSPEC = "runspec.yaml";
  private static final String EVENTS = "events.out.tfevents.";
  private static final String STAGE = "stage";
  private static final String FINISHED = "finished.json";
  private static final String LOCK = ".runspec.lock";
  private static final Pattern FOLDERS_OF_RUNS =
      Pattern.compile(STAGE + "[0-9]+|repro[0-9]+|" + EarlierRun.FOLDER + "|" + BriefRun.FOLDER);
  private static final String USED =
      "Runs write into this folder; one that goes on holds this file.\n";

  private final Path folder;
  private final FileChannel channel;
  private final boolean exclusive;

  private ExperimentFolder(Path folder, FileChannel channel, boolean exclusive) {
    this.folder = folder;
    this.channel = channel;
    this.exclusive = exclusive;
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
          if (!opened.hasBeenUsed()) {
            earlier.refuse();
          }
          earlier.move();
          opened.noteUse();
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
    change(this::noteUse);
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
          noteUse();
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
          if (!opened.hasBeenUsed()) {
            opened.refuseFiles();
          }
          Files.walkFileTree(folder, opened.emptying(runspec));
          opened.noteUse();
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
      ExperimentFolder opened = take(folder);
      try {
        tidying.in(opened);
        return opened;
      } catch (IOException | RuntimeException e) {
        opened.channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ExternalProblem(
          "write to " + folder, e, "another experiment_path, or making room there");
    }
  }

  private static ExperimentFolder take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Lock lock = tryLock(channel);
    if (lock == Lock.TAKEN) {
      channel.close();
      throw new UserProblem(
          "write to " + folder,
          "another run is writing there now",
          "wait for it, or --experiment_path=ANOTHER_FOLDER");
    }
    return new ExperimentFolder(folder, channel, lock == Lock.OURS);
  }

  /** Whether a run was there before: to take the lock alone is no use of the folder. */
  private boolean hasBeenUsed() throws IOException {
    return channel.size() > 0;
  }

  private void noteUse() throws IOException {
    channel.write(ByteBuffer.wrap(USED.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private void refuseFiles() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      if (children.anyMatch(file -> !file.endsWith(LOCK))) {
        throw new UserProblem(
            "empty " + folder, "it holds files that no run wrote", "moving it away");
      }
    }
  }

  /** Deletes all but the lock, which others may wait for, and the runspec. */
  private FileVisitor<Path> emptying(Path runspec) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        if (!file.equals(folder.resolve(LOCK)) && !file.equals(runspec)) {
          Files.delete(file);
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
        if (e != null) {
          throw e;
        }
        if (!visited.equals(folder) && !runspec.startsWith(visited)) {
          Files.delete(visited);
        }
        return FileVisitResult.CONTINUE;
      }
    };
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

  private enum Lock {
    OURS,
    TAKEN,
    UNSUPPORTED
  }

  /** The lock lasts as long as the channel is open. */
  private static Lock tryLock(FileChannel channel) {
    try {
      return channel.tryLock() == null ? Lock.TAKEN : Lock.OURS;
    } catch (OverlappingFileLockException e) {
      return Lock.TAKEN;
    } catch (IOException e) {
      return Lock.UNSUPPORTED; // as on some network file systems
    }
  }

  /** Whether no other run can write here now; false where the file system has no locks. */
  boolean isExclusive() {
    return exclusive;
  }

  /** Whether a file at the top has the name of one that runs write. */
  static boolean isOfRun(Path file) {
    String name = file.getFileName().toString();
    return isFileOfRun(name) || (isFolderOfStage(name) && Files.isDirectory(file));
  }

  private static boolean isFileOfRun(String name) {
    return List.of(CONSOLE, METRICS, REPRO_SPEC, RUNSPEC).contains(name) || name.startsWith(EVENTS);
  }

  private static boolean isFolderOfStage(String name) {
    return name.matches(STAGE + "[0-9]+");
  }

  /** Whether a name at the top of the folder is one that runs need themselves, in any case. */
  static boolean isTaken(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return isFileOfRun(lower)
        || isFolderOfStage(lower)
        || List.of(LOCK, EarlierRun.FOLDER).contains(lower);
  }

  Path path() {
    return folder;
  }

  Path console() {
    return folder.resolve(CONSOLE);
  }

  Path metrics() {
    return folder.resolve(METRICS);
  }

  /** What a stage's program and the run tell each other, and its checkpoints. */
  Path stage(int number) {
    return folder.resolve(STAGE + number);
  }

  /** The repro spec of the run whose record is in a folder. */
  static Path reproSpecIn(Path folder) {
    return folder.resolve(REPRO_SPEC);
  }

  Path reproSpec() {
    return reproSpecIn(folder);
  }

  /** Says that a stage is finished. */
  Path finished(int number) {
    return stage(number).resolve(FINISHED);
  }

  /** Whether a file or folder at the top may be what a stage wrote, or is the journal. */
  boolean isResult(Path child) {
    String name = child.getFileName().toString();
    return !List.of(LOCK, CONSOLE, REPRO_SPEC, RUNSPEC).contains(name)
        && !name.startsWith(EVENTS)
        && !FOLDERS_OF_RUNS.matcher(name).matches();
  }

  /** Writes the repro spec, at once or not at all, and a copy of the runspec as it was written. */
  void keepSpecs(String repro, Path runspec) {
    change(
        () -> {
          if (!runspec.equals(reproSpec())) {
            Path draft = folder.resolve("." + REPRO_SPEC + ".tmp");
            Files.writeString(draft, repro);
            Files.move(
                draft,
                reproSpec(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
          }
          if (!runspec.equals(folder.resolve(RUNSPEC))) {
            Files.copy(runspec, folder.resolve(RUNSPEC), StandardCopyOption.REPLACE_EXISTING);
          }
        });
  }

  /** The lock's file stays: whoever removes it may pull it from under another run. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new ExternalProblem("leave " + folder, e, "checking the disk");
    }
  }
}
