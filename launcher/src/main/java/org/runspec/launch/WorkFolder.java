package org.runspec.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.job.JobName;
import org.runspec.store.StoreId;

/**
 * The folder in which a job's runs are made on this machine, beside those of jobs that have the
 * same name in another store, as when a store was moved away and a new one began with job1 again.
 *
 * @param work of all jobs of a project
 */
public record WorkFolder(Path work, JobName job, StoreId store) {
  private static final String MARK = "store";

  /**
   * A job, if there is one, that had runs on this machine.
   *
   * @param work of all jobs of a project in one store
   */
  public static Optional<String> anyJob(Path work) throws IOException {
    if (!Files.isDirectory(work)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(work)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(MARK)))
          .map(folder -> folder.getFileName().toString())
          .min(Comparator.naturalOrder());
    }
  }

  /** What its name has behind the job's: nothing, unless that folder is another store's. */
  String suffix() throws IOException {
    Path plain = work.resolve(job.toString());
    return !Files.exists(plain) || isOurs(plain) ? "" : ownSuffix();
  }

  private String ownSuffix() {
    return "." + store.letters();
  }

  private boolean isOurs(Path folder) throws IOException {
    return mark(folder).equals(Optional.of(store.id()));
  }

  private static Optional<String> mark(Path folder) throws IOException {
    Path mark = folder.resolve(MARK);
    return Files.exists(mark)
        ? Optional.of(Files.readString(mark, StandardCharsets.UTF_8).strip())
        : Optional.empty();
  }

  /** Makes the folder of a name, and notes whose it is. */
  void take(String suffix) throws IOException {
    Path folder = Files.createDirectories(work.resolve(job + suffix));
    Files.writeString(folder.resolve(MARK), store.id() + "\n");
  }

  /** The folders that are there; one without a mark is from before there were any. */
  Stream<Path> existing() throws IOException {
    Path plain = work.resolve(job.toString());
    Optional<String> mark = mark(plain);
    boolean isMaybeOurs = mark.isEmpty() || isOurs(plain);
    return Stream.of(plain, work.resolve(job + ownSuffix()))
        .filter(folder -> isMaybeOurs || !folder.equals(plain))
        .filter(Files::isDirectory);
  }
}
