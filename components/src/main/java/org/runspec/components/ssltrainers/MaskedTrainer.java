package org.runspec.components.ssltrainers;

import java.util.List;
import java.util.Random;
import org.runspec.components.network.Network;
import org.runspec.components.network.Parameter;
import org.runspec.components.recordings.Episodes;
import org.runspec.components.recordings.Recording;
import org.runspec.components.recordings.Recording.Episode;
import org.runspec.spec.problem.UserProblem;

/** Actions are hidden, and to be found from what was seen. */
public final class MaskedTrainer implements SslTrainer {
  /** How many observations have an action between them. */
  private static final int FEWEST_BETWEEN = 2;

  private final Settings settings;

  /** Keeps its settings. */
  public MaskedTrainer(Settings settings) {
    this.settings = settings;
  }

  /** See {@code ssl_trainers/Masked_Trainer}. */
  public record Settings(boolean finalActionPredictor) {}

  @Override
  public Drill start(Network backbone, Recording recording, int sequenceLength, Random random) {
    if (!settings.finalActionPredictor() && sequenceLength < FEWEST_BETWEEN) {
      throw new UserProblem(
          "hide actions",
          "a sequence of 1 step has no action between observations",
          "a sequence_length of at least 2, or final_action_predictor: true");
    }
    Quiz quiz = new Quiz(backbone, sequenceLength, recording.actionCount(), random);
    return new HiddenActions(quiz, recording, sequenceLength, settings.finalActionPredictor());
  }

  /**
   * Steps on from any step, into the episodes behind its own one; behind the last one comes the
   * first one again. So every step is as likely to be asked about as the others.
   */
  private record HiddenActions(Quiz quiz, Recording recording, int length, boolean finalAction)
      implements Drill {
    @Override
    public List<Parameter> parameters() {
      return quiz.parameters();
    }

    @Override
    public List<Episode> usable(List<Episode> episodes) {
      int fewest = finalAction ? 1 : FEWEST_BETWEEN;
      return episodes.stream().filter(episode -> episode.steps() >= fewest).toList();
    }

    @Override
    public Score attempt(Episodes episodes, Random random) {
      quiz.begin();
      Score score = Score.NONE;
      int drawn = random.nextInt(episodes.steps());
      int index = episodes.indexOf(drawn);
      int skipped = skipped(drawn - episodes.firstOf(index), episodes.get(index));
      int left = Math.min(length, episodes.steps());
      for (; left > 0; index++) {
        Episode episode = episodes.get(index);
        int first = episode.first() + skipped;
        int steps = Math.min(left, episode.steps() - skipped);
        quiz.forget();
        for (int step = first; step < first + steps; step++) {
          score = score.plus(ask(step, step == first));
        }
        left -= steps;
        skipped = 0;
      }
      return score;
    }

    /** How many steps of the drawn one's episode come before the first one taken. */
    private int skipped(int drawn, Episode episode) {
      return finalAction ? drawn : Math.min(drawn, episode.steps() - FEWEST_BETWEEN);
    }

    private Score ask(int step, boolean first) {
      float[] observation = recording.observations()[step];
      if (finalAction) {
        return quiz.step(observation, recording.actions()[step]);
      }
      if (first) {
        quiz.step(observation);
        return Score.NONE;
      }
      return quiz.step(observation, recording.actions()[step - 1]);
    }

    @Override
    public void learn(float weight) {
      quiz.learn(weight);
    }
  }
}
