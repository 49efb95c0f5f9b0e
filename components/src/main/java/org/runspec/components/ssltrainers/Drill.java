package org.runspec.components.ssltrainers;

import java.util.List;
import java.util.Random;
import org.runspec.components.network.Parameter;
import org.runspec.components.recordings.Episodes;
import org.runspec.components.recordings.Recording.Episode;

/** A task at work. */
public interface Drill {
  /**
   * How well exercises went.
   *
   * @param loss the sum of minus the logarithms of the right answers' probabilities
   * @param right how many answers were right
   * @param asked how many answers there were
   */
  record Score(double loss, int right, int asked) {
    /** Nothing was asked yet. */
    public static final Score NONE = new Score(0, 0, 0);

    /** Both together. */
    public Score plus(Score other) {
      return new Score(loss + other.loss, right + other.right, asked + other.asked);
    }
  }

  /** What is learned beside the backbone. */
  List<Parameter> parameters();

  /** The episodes that are long enough for an exercise. */
  List<Episode> usable(List<Episode> episodes);

  /**
   * Does an exercise, of one question or more.
   *
   * @param episodes where exercises are drawn from: usable ones, in order
   * @param random draws the exercise
   */
  Score attempt(Episodes episodes, Random random);

  /**
   * Adds to the gradients what the last exercise teaches: its mean loss, multiplied by a weight.
   */
  void learn(float weight);
}
