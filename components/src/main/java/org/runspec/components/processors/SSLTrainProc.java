package org.runspec.components.processors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.runspec.component.Meter;
import org.runspec.component.Output;
import org.runspec.component.SeededRandom;
import org.runspec.component.Stage;
import org.runspec.component.StageContext;
import org.runspec.components.models.Backbone;
import org.runspec.components.models.Model;
import org.runspec.components.models.ModelFile;
import org.runspec.components.models.Part;
import org.runspec.components.network.Adam;
import org.runspec.components.network.Parameter;
import org.runspec.components.recordings.Episodes;
import org.runspec.components.recordings.Recording;
import org.runspec.components.recordings.Recording.Episode;
import org.runspec.components.recordings.RecordingFile;
import org.runspec.components.ssltrainers.Drill;
import org.runspec.components.ssltrainers.SslTrainer;
import org.runspec.spec.problem.UserProblem;

/** Trains a backbone on recorded trajectories, without rewards. */
public final class SSLTrainProc implements Stage {
  /** One episode in ten, the last ones, is held out. */
  private static final int HELD_OUT = 10;

  private static final int TEST_EXERCISES = 64;

  private final Settings settings;

  /** Keeps its settings. */
  public SSLTrainProc(Settings settings) {
    this.settings = settings;
  }

  /** See {@code processors/SSL_Train_Proc}. */
  public record Settings(
      Path loadTrajectoriesFrom,
      Optional<Path> saveBackboneTo,
      Optional<Path> saveLogsTo,
      int batchSize,
      int sequenceLength,
      double learningRate,
      double gradientClip,
      long maxIterations,
      long itersPerReport,
      long randomSeed,
      Model model,
      SslTrainer sslTrainer) {}

  @Override
  public List<Output> outputs() {
    List<Output> outputs = new ArrayList<>();
    settings.saveBackboneTo().map(Output::file).ifPresent(outputs::add);
    settings.saveLogsTo().map(Output::folder).ifPresent(outputs::add);
    return outputs;
  }

  @Override
  public void run(StageContext context) throws IOException {
    Random random = new SeededRandom(settings.randomSeed());
    Recording recording = RecordingFile.read(settings.loadTrajectoriesFrom());
    Backbone backbone = settings.model().startBackbone(recording.observationSize(), random);
    Drill drill =
        settings
            .sslTrainer()
            .start(backbone.network(), recording, settings.sequenceLength(), random);
    train(context, backbone, drill, episodes(recording, drill), random);
    if (settings.saveBackboneTo().isPresent()) {
      new ModelFile(settings.saveBackboneTo().get()).save(backbone, Part.BACKBONE);
    }
  }

  private List<Episode> episodes(Recording recording, Drill drill) {
    List<Episode> episodes = drill.usable(recording.episodes());
    if (episodes.size() < 2) {
      throw new UserProblem(
          "learn from " + settings.loadTrajectoriesFrom(),
          "it holds fewer than 2 episodes that are long enough",
          "recording more steps");
    }
    return episodes;
  }

  private void train(
      StageContext context, Backbone backbone, Drill drill, List<Episode> episodes, Random random)
      throws IOException {
    Meter loss = context.metrics().declare("loss", "mean loss per question");
    Meter accuracy =
        context.metrics().declare("acc", "share of right answers on held-out episodes");
    StageLog log = new StageLog(context, settings.saveLogsTo());
    int heldOut = Math.max(1, episodes.size() / HELD_OUT);
    int first = episodes.size() - heldOut;
    Episodes seen = new Episodes(episodes.subList(0, first));
    Episodes unseen = new Episodes(episodes.subList(first, episodes.size()));
    List<Parameter> parameters = new ArrayList<>(backbone.parameters(Part.BACKBONE));
    parameters.addAll(drill.parameters());
    Adam adam = new Adam(parameters, settings.learningRate(), settings.gradientClip());
    for (long i = 1; i <= settings.maxIterations(); i++) {
      context.cancellation().throwIfRequested();
      Drill.Score score = Drill.Score.NONE;
      for (int exercise = 0; exercise < settings.batchSize(); exercise++) {
        score = score.plus(drill.attempt(seen, random));
        drill.learn(1f / settings.batchSize());
      }
      adam.step();
      loss.add(score.loss() / score.asked());
      if (i % settings.itersPerReport() == 0 || i == settings.maxIterations()) {
        accuracy.add(test(drill, unseen));
        log.report(i);
      }
    }
  }

  /** The same exercises each time. */
  private double test(Drill drill, Episodes episodes) {
    Random random = new SeededRandom(settings.randomSeed());
    Drill.Score score = Drill.Score.NONE;
    for (int exercise = 0; exercise < TEST_EXERCISES; exercise++) {
      score = score.plus(drill.attempt(episodes, random));
    }
    return (double) score.right() / score.asked();
  }
}
