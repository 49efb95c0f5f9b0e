package org.runspec.mirror.send;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.runspec.mirror.tree.FileState;
import org.runspec.mirror.tree.SourceFile;
import org.runspec.mirror.tree.Tree;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.StoredObject;

/** Reads a file and its object, and tells whether they are the same, and their sum. */
public final class Comparison {
  private static final long WORTH_SHARING = 1 << 20;

  private final Tree tree;
  private final Target target;

  /** Compares files of a tree with the objects of a target. */
  public Comparison(Tree tree, Target target) {
    this.tree = tree;
    this.target = target;
  }

  /**
   * The CRC-32C of a file and its object; empty if their bytes are not the same, or one is gone.
   *
   * @param share whether a large file becomes the object, without a copy, if they are the same
   */
  public OptionalLong sumOfBoth(ObjectKey name, boolean share) throws IOException {
    Optional<FileState> now = tree.look(name);
    Optional<StoredObject> stored = target.storage().stat(target.key(name));
    if (now.isEmpty() || stored.isEmpty() || stored.get().size() != now.get().size()) {
      return OptionalLong.empty();
    }
    CRC32C local = new CRC32C();
    try (SourceFile file = tree.open(name, now.get())) {
      file.sum(0, now.get().size(), local);
      file.checkUntouched();
      if (local.getValue() != sumOfObject(name)) {
        return OptionalLong.empty();
      }
      if (share && now.get().size() >= WORTH_SHARING) {
        target.storage().link(target.key(name), file.path());
      }
      return OptionalLong.of(local.getValue());
    }
  }

  private long sumOfObject(ObjectKey name) throws IOException {
    CRC32C sum = new CRC32C();
    try (InputStream object = target.storage().open(target.key(name), 0)) {
      Sums.add(object, Long.MAX_VALUE, sum);
    } catch (NoSuchFileException e) {
      return -1;
    }
    return sum.getValue();
  }
}
