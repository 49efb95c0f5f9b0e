package org.runspec.mirror.send;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.cursor.StoredCheckpoint;

/**
 * The checkpoints that the storage keeps: of those whose names differ in numbers only, the two
 * newest and the one with the highest score.
 */
record KeptCheckpoints(Target target, Cursors cursors) {
  private static final int NEWEST_KEPT = 2;

  /** Whether it is kept, once it is there. */
  boolean wouldKeep(StoredCheckpoint checkpoint) {
    return !outranked(checkpoint).contains(checkpoint);
  }

  /** It is stored; what it outranks is no longer. */
  void add(StoredCheckpoint checkpoint) throws IOException {
    List<StoredCheckpoint> outranked = outranked(checkpoint);
    cursors.put(checkpoint);
    for (StoredCheckpoint stored : outranked) {
      discard(stored);
    }
  }

  /** Which of a series are kept no longer once there is this one too. */
  private List<StoredCheckpoint> outranked(StoredCheckpoint another) {
    List<StoredCheckpoint> series = new ArrayList<>(List.of(another));
    for (StoredCheckpoint stored : cursors.checkpoints()) {
      if (stored.series().equals(another.series()) && !stored.unit().equals(another.unit())) {
        series.add(stored);
      }
    }
    series.sort(Comparator.comparingLong(StoredCheckpoint::order).reversed());
    List<StoredCheckpoint> outranked =
        new ArrayList<>(series.subList(Math.min(NEWEST_KEPT, series.size()), series.size()));
    series.stream()
        .filter(stored -> stored.score().isPresent())
        .max(Comparator.comparingDouble(stored -> stored.score().getAsDouble()))
        .ifPresent(outranked::remove);
    return outranked;
  }

  /** What the storage has under this name is older still, and goes unless it is the best. */
  void supersede(StoredCheckpoint checkpoint) throws IOException {
    for (StoredCheckpoint stored : cursors.checkpoints()) {
      if (stored.unit().equals(checkpoint.unit()) && stored.score().isEmpty()) {
        discard(stored);
      }
    }
  }

  private void discard(StoredCheckpoint stored) throws IOException {
    target.storage().delete(target.key(stored.unit()));
    for (var object : target.storage().list(target.key(stored.unit()).path())) {
      target.storage().delete(object.key());
    }
    cursors.remove(stored);
  }
}
