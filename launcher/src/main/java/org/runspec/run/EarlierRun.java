package org.runspec.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.runspec.spec.problem.UserProblem;

/**
 * What an earlier run wrote about itself at the top of a folder; its models and data stay where
 * they are, for stages that load them.
 *
 * @param files the run's own, in order
 */
record EarlierRun(Path folder, List<Path> files) {
  /** Where earlier runs are, below the folder. */
  static final String FOLDER = "earlier";

  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);

  EarlierRun {
    files = List.copyOf(files);
  }

  /**
   * Looks for it.
   *
   * @param runspec the file that is run, which is never counted
   */
  static EarlierRun in(Path folder, Path runspec) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return new EarlierRun(
          folder,
          children
              .filter(file -> ResultNames.isOfRun(file) && !file.equals(runspec))
              .sorted()
              .toList());
    }
  }

  /**
   * Looks whether there is anything of the names that runs use, in a folder where none ever was.
   *
   * @throws UserProblem if there is, since it would be overwritten
   */
  void refuse() {
    if (!files.isEmpty()) {
      List<String> names = files.stream().map(file -> file.getFileName().toString()).toList();
      throw new UserProblem(
          "write to " + folder,
          String.join(", ", names)
              + (names.size() == 1
                  ? " was written by no run, and a run would overwrite it"
                  : " were written by no run, and a run would overwrite them"),
          "another folder, by --experiment_path=FOLDER or in the runspec");
    }
  }

  /** Moves it to {@code earlier/<its start>/}. */
  void move() throws IOException {
    if (files.isEmpty()) {
      return;
    }
    Path target = free(folder.resolve(FOLDER).resolve(start()));
    Files.createDirectories(target);
    for (Path file : files) {
      Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** When the earlier run began: its first file is as old. */
  private String start() throws IOException {
    Instant oldest = Instant.now();
    for (Path file : files) {
      FileTime time = Files.readAttributes(file, BasicFileAttributes.class).creationTime();
      oldest = time.toInstant().isBefore(oldest) ? time.toInstant() : oldest;
    }
    return START.format(oldest.atZone(ZoneId.systemDefault()));
  }

  private static Path free(Path wanted) {
    Path path = wanted;
    for (int number = 2; Files.exists(path); number++) {
      path = wanted.resolveSibling(wanted.getFileName() + "_" + number);
    }
    return path;
  }
}
