package org.runspec.components.ssltrainers;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.runspec.components.network.Network;
import org.runspec.components.network.Parameter;
import org.runspec.components.recordings.Episodes;
import org.runspec.components.recordings.Recording;
import org.runspec.components.recordings.Recording.Episode;
import org.runspec.spec.problem.UserProblem;

/** Four observations in a row are shuffled, and their order is to be found. */
public final class ReorderedObservationTrainer implements SslTrainer {
  /** How many observations are shuffled. */
  static final int SHUFFLED = 4;

  private static final int ORDERS = 24;
  private static final int[][] PLACES =
      IntStream.range(0, ORDERS)
          .mapToObj(ReorderedObservationTrainer::places)
          .toArray(int[][]::new);

  /** Keeps its settings, of which there are none. */
  public ReorderedObservationTrainer() {}

  @Override
  public Drill start(Network backbone, Recording recording, int sequenceLength, Random random) {
    int groups = sequenceLength / SHUFFLED;
    if (groups == 0) {
      throw new UserProblem(
          "shuffle observations",
          "sequences of " + sequenceLength + " are shorter than " + SHUFFLED,
          "a sequence_length of at least " + SHUFFLED);
    }
    return new ShuffledGroups(
        new Quiz(backbone, groups * SHUFFLED, ORDERS, random), recording, groups);
  }

  /** Several groups, one after the other, each asked for behind its last observation. */
  private record ShuffledGroups(Quiz quiz, Recording recording, int groups) implements Drill {
    @Override
    public List<Parameter> parameters() {
      return quiz.parameters();
    }

    @Override
    public List<Episode> usable(List<Episode> episodes) {
      return episodes.stream().filter(episode -> episode.steps() >= SHUFFLED).toList();
    }

    @Override
    public Score attempt(Episodes episodes, Random random) {
      quiz.begin();
      Score score = Score.NONE;
      for (int group = 0; group < groups; group++) {
        Episode episode = episodes.get(random.nextInt(episodes.size()));
        int first = episode.first() + random.nextInt(episode.steps() - SHUFFLED + 1);
        score = score.plus(ask(first, random.nextInt(ORDERS)));
      }
      return score;
    }

    private Score ask(int first, int order) {
      quiz.forget();
      for (int i = 0; i < SHUFFLED - 1; i++) {
        quiz.step(shown(first, order, i));
      }
      return quiz.step(shown(first, order, SHUFFLED - 1), lowestLike(first, order));
    }

    private float[] shown(int first, int order, int place) {
      return recording.observations()[first + PLACES[order][place]];
    }

    /** Where some of the four are equal, several orders look alike: the lowest one is right. */
    private int lowestLike(int first, int order) {
      int lowest = 0;
      while (!looksLike(first, order, lowest)) {
        lowest++;
      }
      return lowest;
    }

    private boolean looksLike(int first, int order, int other) {
      for (int i = 0; i < SHUFFLED; i++) {
        if (!Arrays.equals(shown(first, order, i), shown(first, other, i))) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void learn(float weight) {
      quiz.learn(weight);
    }
  }

  /** The order of a number: which of 0 to 3 stands first, second, third and fourth. */
  static int[] places(int order) {
    int[] places = new int[SHUFFLED];
    int rest = order;
    int free = (1 << SHUFFLED) - 1;
    for (int i = 0; i < SHUFFLED; i++) {
      int skip = rest % (SHUFFLED - i);
      rest /= SHUFFLED - i;
      int place = Integer.numberOfTrailingZeros(free);
      for (; skip > 0; skip--) {
        place = Integer.numberOfTrailingZeros(free & -(1 << (place + 1)));
      }
      places[i] = place;
      free &= ~(1 << place);
    }
    return places;
  }
}
