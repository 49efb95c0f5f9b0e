package org.runspec.components.recordings;

import java.util.Arrays;
import java.util.List;
import org.runspec.components.recordings.Recording.Episode;

/** Some episodes of a recording, whose steps are counted through from 0. */
public final class Episodes {
  private final List<Episode> all;
  private final int[] ends;

  /** These, in order. */
  public Episodes(List<Episode> episodes) {
    this.all = List.copyOf(episodes);
    this.ends = all.stream().mapToInt(Episode::steps).toArray();
    Arrays.parallelPrefix(ends, Integer::sum);
  }

  /** How many episodes there are. */
  public int size() {
    return all.size();
  }

  /** How many steps they have in all. */
  public int steps() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /** An episode, from 0; behind the last one comes the first one again. */
  public Episode get(int index) {
    return all.get(index % all.size());
  }

  /** Which episode the step with this number belongs to, from 0. */
  public int indexOf(int step) {
    int found = Arrays.binarySearch(ends, step);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The number of the first step of an episode. */
  public int firstOf(int index) {
    return ends[index] - all.get(index).steps();
  }
}
