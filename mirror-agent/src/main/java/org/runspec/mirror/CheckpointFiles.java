package org.runspec.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.cursor.StoredCheckpoint;
import org.runspec.mirror.tree.Selection;
import org.runspec.mirror.tree.Tree;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.StoredObject;

/** Which files belong to checkpoints. */
final class CheckpointFiles {
  private CheckpointFiles() {}

  /** The files of a checkpoint, which is one file or a folder. */
  static List<ObjectKey> of(Tree tree, Path checkpoint, ObjectKey unit) throws IOException {
    if (!Files.isDirectory(checkpoint, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(unit);
    }
    try (Stream<Path> below = Files.walk(checkpoint)) {
      return below
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .flatMap(file -> tree.name(file).stream())
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Checkpoints that were seen, but that the storage does not keep any more. */
  static Set<ObjectKey> superseded(Selection selection, Cursors cursors) {
    return cursors.files().keySet().stream()
        .filter(selection::isCheckpoint)
        .filter(name -> !isStored(name, cursors))
        .collect(Collectors.toSet());
  }

  /** A checkpoint that is in the storage though the cursors that told of it were lost. */
  static StoredCheckpoint found(ObjectKey name, StoredObject object) {
    Instant modified = object.modified();
    long nanos = TimeUnit.SECONDS.toNanos(modified.getEpochSecond()) + modified.getNano();
    return new StoredCheckpoint(name, nanos, OptionalDouble.empty());
  }

  /** Whether the storage keeps the checkpoint that a file is or belongs to. */
  static boolean isStored(ObjectKey name, Cursors cursors) {
    return cursors.checkpoints().stream()
        .anyMatch(
            stored ->
                name.equals(stored.unit()) || name.path().startsWith(stored.unit().path() + "/"));
  }
}
