package org.runspec.storage.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.runspec.storage.KeyOccupied;
import org.runspec.storage.ObjectKey;

/** Gives complete files their names, making folders as needed. */
final class Placement {
  /** How often a name is asked for while others remove its folder as empty. */
  private static final int MOST_TRIES = 100;

  private final Layout layout;
  private final Staging staging;
  private final Durability durability;

  Placement(Layout layout, Staging staging, Durability durability) {
    this.layout = layout;
    this.staging = staging;
    this.durability = durability;
  }

  /** Moves a file to its name, replacing what is there. */
  void replace(ObjectKey key, Path draft) throws IOException {
    Path file = layout.file(key);
    inFolder(
        key,
        file,
        () -> {
          if (Files.isDirectory(file)) {
            Files.delete(file); // only if empty
          }
          Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        });
    // Where both are links to one file, renaming does nothing.
    Files.deleteIfExists(draft);
    durability.named(file);
  }

  /**
   * Gives a file a name that is free; the draft may or may not remain.
   *
   * @throws FileAlreadyExistsException if there is something of that name
   */
  void create(ObjectKey key, Path draft) throws IOException {
    Path file = layout.file(key);
    inFolder(key, file, () -> linkOrMove(draft, file));
    durability.named(file);
  }

  private void linkOrMove(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      moveAlone(draft, file);
    }
  }

  private void moveAlone(Path draft, Path file) throws IOException {
    staging.alone(
        () -> {
          if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
          }
          Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        });
  }

  private void inFolder(ObjectKey key, Path file, Step step) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        makeFolder(file.getParent());
        step.run();
        return;
      } catch (NoSuchFileException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      } catch (FileSystemException e) {
        Optional<KeyOccupied> occupied = layout.occupant(key);
        throw occupied.isPresent() ? occupied.get() : e;
      }
    }
  }

  private void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    staging.expectStore();
    makeFolder(folder.getParent());
    try {
      Files.createDirectory(folder);
      durability.madeFolderIn(folder.getParent());
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /** What is done once the folder is there. */
  private interface Step {
    void run() throws IOException;
  }
}
