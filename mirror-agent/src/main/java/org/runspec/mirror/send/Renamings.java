package org.runspec.mirror.send;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.runspec.mirror.cursor.FileCursor;
import org.runspec.mirror.tree.FileState;
import org.runspec.mirror.tree.SourceFile;
import org.runspec.mirror.tree.Tree;
import org.runspec.storage.ObjectKey;

/**
 * Which names a file had while it was sent. What was renamed is not deleted: the storage has all of
 * it under the new name, and needs no copy under the old one.
 */
final class Renamings {
  private static final int REMEMBERED = 20_000;

  private final Tree tree;
  private final Map<String, Map<ObjectKey, FileCursor>> names = new Eldest();

  Renamings(Tree tree) {
    this.tree = tree;
  }

  /** A file was sent under this name. */
  synchronized void sent(ObjectKey name, FileCursor cursor) {
    names
        .computeIfAbsent(cursor.state().identity(), identity -> new LinkedHashMap<>())
        .put(name, cursor);
  }

  /** A file has a name no longer, nor has the storage. */
  synchronized void over(ObjectKey name, String identity) {
    Map<ObjectKey, FileCursor> known = names.get(identity);
    if (known != null && known.remove(name) != null && known.isEmpty()) {
      names.remove(identity);
    }
  }

  /** The name that a file has now which had another one; empty if it is gone altogether. */
  Optional<ObjectKey> later(ObjectKey name, String identity) throws IOException {
    for (Map.Entry<ObjectKey, FileCursor> other : others(name, identity)) {
      Optional<FileState> now = tree.look(other.getKey());
      if (now.isPresent() && now.get().identity().equals(identity)) {
        return Optional.of(other.getKey());
      }
    }
    return Optional.empty();
  }

  /**
   * The names that a file had before, and has no more. Systems give the number of a deleted file to
   * the next new one: only what the file still contains, or what it was written as, counts.
   */
  List<ObjectKey> earlier(ObjectKey name, SourceFile file, FileState now) throws IOException {
    List<ObjectKey> earlier = new ArrayList<>();
    for (Map.Entry<ObjectKey, FileCursor> other : others(name, now.identity())) {
      if (tree.look(other.getKey()).isEmpty()
          && (Drafts.isOf(name, other.getKey()) || isStartOf(other.getValue(), file, now))) {
        earlier.add(other.getKey());
      }
    }
    return earlier;
  }

  private synchronized List<Map.Entry<ObjectKey, FileCursor>> others(
      ObjectKey name, String identity) {
    return names.getOrDefault(identity, Map.of()).entrySet().stream()
        .filter(other -> !other.getKey().equals(name))
        .map(other -> Map.entry(other.getKey(), other.getValue()))
        .toList();
  }

  private static boolean isStartOf(FileCursor sent, SourceFile file, FileState now)
      throws IOException {
    if (sent.sent() == 0 || sent.sent() > now.size()) {
      return false;
    }
    CRC32C sum = new CRC32C();
    return file.sum(0, sent.sent(), sum) == sent.sent() && sum.getValue() == sent.sum();
  }

  /** Forgets the file that was sent the longest time ago. */
  private static final class Eldest extends LinkedHashMap<String, Map<ObjectKey, FileCursor>> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Map<ObjectKey, FileCursor>> eldest) {
      return size() > REMEMBERED;
    }
  }
}
