package org.runspec.store.view;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.runspec.job.Heartbeat;
import org.runspec.job.NodeName;

/**
 * What a reader learned of a job from its nodes' journals, in a form that can be kept: a later
 * reader goes on from there. Never truth; it may be thrown away at any time.
 *
 * @param positions how far the journal of each life of a node was read
 * @param heard the number of the latest sign of each life
 * @param corrupt how many lines could not be read
 * @param isPart whether pages are only those that changed, beside those known before
 * @param pages what is known of runs, in pages of a hundred runs, by number from 0; a page that is
 *     absent says nothing
 */
public record Learned(
    Map<NodeName, Long> positions,
    Map<NodeName, Long> heard,
    int corrupt,
    boolean isPart,
    SortedMap<Integer, ByteBuffer> pages) {
  /** The version of the form of pages. */
  public static final int FORMAT = 3;

  /** Nothing. */
  static final Learned NOTHING = new Learned(Map.of(), Map.of(), 0, false, new TreeMap<>());

  public Learned {
    positions = Map.copyOf(positions);
    heard = Map.copyOf(heard);
    pages = new TreeMap<>(pages);
  }

  /**
   * Whether it may be about the job that shows these signs of life: every life that was heard still
   * shows itself, none with an earlier sign. A store that was replaced has other lives, one that
   * was put back to an earlier state has earlier signs.
   */
  boolean fits(Map<NodeName, Heartbeat> signs) {
    return heard.entrySet().stream()
        .allMatch(
            known -> {
              Heartbeat sign = signs.get(known.getKey());
              return sign != null && sign.sequence() >= known.getValue();
            });
  }
}
