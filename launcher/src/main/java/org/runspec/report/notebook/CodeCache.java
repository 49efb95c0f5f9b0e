package org.runspec.report.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.RecordFormat;
import org.runspec.storage.Storage;

/**
 * Which files differ in snapshots that were compared before, kept on this machine: snapshots never
 * change, so neither does what is different. What cannot be kept is found out again.
 */
public final class CodeCache {
  private static final int DIGITS = 24;

  private final Path folder;

  /** In a folder of the user, which is made when it is needed. */
  public CodeCache(Path folder) {
    this.folder = folder;
  }

  private record Kept(List<CodeChange> files) {}

  /**
   * Files that differ.
   *
   * @throws NoSuchFileException if a snapshot is not in the store any more
   */
  List<CodeChange> between(Storage storage, String before, String after) throws IOException {
    if (before.equals(after)) {
      return List.of();
    }
    String name = before.substring(0, DIGITS) + "-" + after.substring(0, DIGITS) + ".json";
    Path file = folder.resolve(name);
    Optional<Kept> kept = read(file);
    if (kept.isPresent()) {
      return kept.get().files();
    }
    List<CodeChange> files = CodeChanges.brief(storage, before, after);
    write(file, new Kept(files));
    return files;
  }

  private static Optional<Kept> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(RecordFormat.read(Files.readAllBytes(file), Kept.class))
          : Optional.empty();
    } catch (CorruptRecordException e) {
      return Optional.empty(); // of another version, or damaged: written again
    } catch (IOException e) {
      return Optional.empty(); // it is only a cache
    }
  }

  private void write(Path file, Kept kept) {
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "new", ".json");
      try {
        Files.write(fresh, RecordFormat.file(kept));
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      return; // the home may be full or not writable; the next list compares again
    }
  }
}
