package org.runspec.mirror.send;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.runspec.storage.ObjectKey;

/**
 * Which files were deleted from the folder. What is kept of that may lack some, but never names a
 * file that is in the folder and was sent: such a file would be lost to whoever goes on from the
 * copy.
 */
public final class DeletedFiles {
  private final Deletions kept;
  private final NavigableSet<String> names = new TreeSet<>();
  private Set<String> written = Set.of();

  /** None yet. */
  public DeletedFiles(Deletions kept) {
    this.kept = kept;
  }

  /** Learns what was kept by an earlier mirror. */
  public synchronized void load() throws IOException {
    written = Set.copyOf(kept.read());
    names.addAll(written);
  }

  /** A file that had a copy is gone. */
  synchronized void add(ObjectKey name) {
    names.add(name.path());
  }

  /** A file is about to be sent; returns when it is no longer known as deleted. */
  synchronized void remove(ObjectKey name) throws IOException {
    names.remove(name.path());
    if (written.contains(name.path())) {
      save(written);
    }
  }

  /** Those that have the name of a folder above a file, or would be in a folder of its name. */
  synchronized List<ObjectKey> inTheWayOf(ObjectKey file) {
    List<ObjectKey> inTheWay = new ArrayList<>();
    for (Optional<ObjectKey> above = file.parent();
        above.isPresent();
        above = above.get().parent()) {
      above.filter(folder -> names.contains(folder.path())).ifPresent(inTheWay::add);
    }
    String below = file.path() + "/";
    for (String name : names.tailSet(below)) {
      if (!name.startsWith(below)) {
        break;
      }
      inTheWay.add(new ObjectKey(name));
    }
    return inTheWay;
  }

  /** Whether there is something to save. */
  public synchronized boolean hasNews() {
    return !names.equals(written);
  }

  /** All that are known of now. */
  public synchronized Set<String> names() {
    return Set.copyOf(names);
  }

  /**
   * Keeps these, without those that came back meanwhile. They were known at a moment when all that
   * was in the folder had been sent, and since then the storage has it for good.
   */
  public synchronized void save(Set<String> some) throws IOException {
    Set<String> gone = new TreeSet<>(some);
    gone.retainAll(names);
    if (!gone.equals(written)) {
      kept.write(gone);
      written = gone;
    }
  }
}
