package org.runspec.mirror.send;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.runspec.mirror.tree.FileState;
import org.runspec.storage.ObjectKey;

/** What is known of how files came to their names: written there, or renamed when complete. */
final class Sightings {
  private final Map<ObjectKey, Arrival> arrivals = new ConcurrentHashMap<>();
  private final Map<ObjectKey, Sighting> sightings = new ConcurrentHashMap<>();
  private final Map<String, ObjectKey> namesByIdentity = new ConcurrentHashMap<>();

  /** A file when it was first seen under its name, and whether it got the name when complete. */
  record Sighting(FileState state, boolean placed) {
    boolean isStill(FileState now) {
      return placed && state.sameVersion(now);
    }
  }

  /** An event tells how a file came to its name. */
  void arrived(ObjectKey file, Arrival arrival) {
    arrivals.put(file, arrival);
    if (arrival == Arrival.PLACED) {
      sightings.remove(file);
    }
  }

  /** Events were lost. */
  void forgetArrivals() {
    arrivals.replaceAll((file, arrival) -> Arrival.UNKNOWN);
  }

  /** A file is gone. */
  void forget(ObjectKey name) {
    sightings.remove(name);
    arrivals.remove(name);
  }

  /** A file is written to where it is, whatever it looks like. */
  void writtenInPlace(ObjectKey name, FileState now) {
    sightings.put(name, new Sighting(now, false));
  }

  /**
   * What is thought of a file is not thought over while it is written to. But an identity may be
   * that of a file deleted before: systems use them again, the sooner the likelier.
   */
  Sighting of(ObjectKey name, FileState now, boolean sentBefore) {
    Sighting before = sightings.get(name);
    if (before != null && before.state().identity().equals(now.identity())) {
      boolean wasComplete = before.placed() || sentBefore;
      if (before.state().sameVersion(now) || !wasComplete || !now.renamed()) {
        return before;
      }
    }
    if (before != null) {
      namesByIdentity.remove(before.state().identity(), name);
    }
    ObjectKey namedBefore = namesByIdentity.put(now.identity(), name);
    boolean movedHere = namedBefore != null && !namedBefore.equals(name);
    boolean eventSaysSo = now.size() > 0 && arrivals.get(name) == Arrival.PLACED;
    boolean placed = now.renamed() || movedHere || eventSaysSo;
    Sighting sighting = new Sighting(now, placed);
    sightings.put(name, sighting);
    return sighting;
  }
}
