package org.runspec.mirror.tree;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.runspec.storage.ObjectKey;

/**
 * A folder whose files are known by names relative to it. A link counts as the file that it points
 * to, if that is a regular file in this folder; all other links lead nowhere.
 */
public final class Tree {
  private final Path root;

  private Tree(Path root) {
    this.root = root;
  }

  /** The files below an existing folder. */
  public static Tree at(Path root) throws IOException {
    return new Tree(root.toRealPath());
  }

  /** The folder, free of links. */
  public Path root() {
    return root;
  }

  /** Where a file of this name would be. */
  public Path path(ObjectKey name) {
    Path path = root;
    for (String segment : name.segments()) {
      path = path.resolve(segment);
    }
    return path;
  }

  /**
   * The name of a file in this folder; empty for one that has no name as text, which is not in the
   * encoding that this system uses.
   */
  public Optional<ObjectKey> name(Path file) {
    StringBuilder joined = new StringBuilder();
    for (Path segment : root.relativize(file)) {
      joined.append(joined.isEmpty() ? "" : "/").append(segment);
    }
    try {
      ObjectKey name = new ObjectKey(joined.toString());
      return path(name).equals(file) ? Optional.of(name) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What a file is now; empty if there is none that may be read. */
  public Optional<FileState> look(ObjectKey name) throws SourceFailure {
    try {
      Optional<Path> real = real(name);
      return real.isEmpty() ? Optional.empty() : state(real.get());
    } catch (IOException e) {
      throw failure(name, e);
    }
  }

  /** Whether there is no file of this name because a folder has it, or a file that of a folder. */
  public boolean isTaken(ObjectKey name) {
    try {
      Path path = path(name);
      boolean taken = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
      for (Path above = path.getParent();
          !taken && !above.equals(root);
          above = above.getParent()) {
        taken = Files.isRegularFile(above, LinkOption.NOFOLLOW_LINKS);
      }
      return taken;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Opens a file that was looked at. */
  public SourceFile open(ObjectKey name, FileState seen) throws SourceFailure {
    try {
      Optional<Path> real = real(name);
      if (real.isEmpty()) {
        throw new NoSuchFileException(name.path());
      }
      return new SourceFile(name, real.get(), seen);
    } catch (IOException e) {
      throw failure(name, e);
    }
  }

  static Optional<FileState> state(Path real) throws IOException {
    try {
      return FileState.of(real);
    } catch (NoSuchFileException | FileNotFoundException e) {
      return Optional.empty();
    }
  }

  static SourceFailure failure(ObjectKey name, IOException e) {
    if (e instanceof SourceFailure known) {
      return known;
    }
    if (e instanceof NoSuchFileException) {
      return new SourceFailure(SourceFailure.Reason.CHANGED, name + " is gone", e);
    }
    return new SourceFailure(SourceFailure.Reason.UNREADABLE, reason(e), e);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : String.valueOf(e.getMessage());
  }

  /** The file without links, if it is in this folder. */
  private Optional<Path> real(ObjectKey name) throws IOException {
    Path path;
    try {
      path = path(name);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    try {
      Path real = path.toRealPath();
      return real.startsWith(root) ? Optional.of(real) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      return Optional.empty(); // a loop of links, or a file where the name has a folder
    }
  }
}
