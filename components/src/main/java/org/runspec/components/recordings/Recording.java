package org.runspec.components.recordings;

import java.util.ArrayList;
import java.util.List;

/**
 * What was seen and done, step after step.
 *
 * @param environment what kind of world it was
 * @param actionCount how many actions there were to choose from
 * @param observations for each step what was seen before acting
 * @param actions for each step what was done
 * @param rewards for each step what it brought
 * @param ends for each step 1 if it ended its episode, else 0
 */
@SuppressWarnings("ArrayRecordComponent") // Big, never compared.
public record Recording(
    String environment,
    int observationSize,
    int actionCount,
    float[][] observations,
    int[] actions,
    float[] rewards,
    byte[] ends) {

  /**
   * A part of a recording without a gap.
   *
   * @param first its first step
   * @param steps how many steps it has
   */
  public record Episode(int first, int steps) {}

  /** How many steps were recorded. */
  public int steps() {
    return actions.length;
  }

  /** The episodes in order; the last one may have no end. */
  public List<Episode> episodes() {
    List<Episode> episodes = new ArrayList<>();
    int first = 0;
    for (int step = 0; step < steps(); step++) {
      if (ends[step] != 0 || step == steps() - 1) {
        episodes.add(new Episode(first, step + 1 - first));
        first = step + 1;
      }
    }
    return episodes;
  }
}
