package org.runspec.components.ssltrainers;

import java.util.List;
import java.util.Random;
import org.runspec.components.network.Network;
import org.runspec.components.network.Parameter;
import org.runspec.components.recordings.Recording;
import org.runspec.components.recordings.Recording.Episode;

/** Actions are hidden, and to be found from what was seen. */
public final class MaskedTrainer implements SslTrainer {
  private final Settings settings;

  /** Keeps its settings. */
  public MaskedTrainer(Settings settings) {
    this.settings = settings;
  }

  /** See {@code ssl_trainers/Masked_Trainer}. */
  public record Settings(boolean finalActionPredictor) {}

  @Override
  public Drill start(Network backbone, Recording recording, int sequenceLength, Random random) {
    Quiz quiz = new Quiz(backbone, sequenceLength, recording.actionCount(), random);
    return new HiddenActions(quiz, recording, sequenceLength, settings.finalActionPredictor());
  }

  /** Steps on from a drawn episode's start, into the episodes behind it. */
  private record HiddenActions(Quiz quiz, Recording recording, int length, boolean finalAction)
      implements Drill {
    @Override
    public List<Parameter> parameters() {
      return quiz.parameters();
    }

    @Override
    public List<Episode> usable(List<Episode> episodes) {
      int fewest = finalAction ? 1 : 2;
      return episodes.stream().filter(episode -> episode.steps() >= fewest).toList();
    }

    @Override
    public Score attempt(List<Episode> episodes, Random random) {
      quiz.begin();
      Score score = Score.NONE;
      int left = length;
      for (int i = random.nextInt(episodes.size()); i < episodes.size() && left > 0; i++) {
        Episode episode = episodes.get(i);
        int steps = Math.min(left, episode.steps());
        quiz.forget();
        for (int step = episode.first(); step < episode.first() + steps; step++) {
          score = score.plus(ask(step, step == episode.first()));
        }
        left -= steps;
      }
      return score;
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
