package org.runspec.components.ssltrainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.runspec.components.network.Slope.assertGradients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.component.SeededRandom;
import org.runspec.components.network.Activation;
import org.runspec.components.network.Adam;
import org.runspec.components.network.Dense;
import org.runspec.components.network.Gru;
import org.runspec.components.network.Layer;
import org.runspec.components.network.Network;
import org.runspec.components.network.Parameter;
import org.runspec.components.recordings.Episodes;
import org.runspec.components.recordings.Recorder;
import org.runspec.components.recordings.Recording;
import org.runspec.components.recordings.Recording.Episode;
import org.runspec.spec.problem.UserProblem;

class SslTrainersTest {
  private static final int LENGTH = 12;
  private static final MaskedTrainer FINAL_ACTION =
      new MaskedTrainer(new MaskedTrainer.Settings(true));
  private static final MaskedTrainer BETWEEN = new MaskedTrainer(new MaskedTrainer.Settings(false));

  private final Network backbone = backbone();
  private final Recording recording = recording();

  static Stream<Named<SslTrainer>> trainers() {
    return Stream.of(
        Named.of("final action", FINAL_ACTION),
        Named.of("masked actions", BETWEEN),
        Named.of("reordered", new ReorderedObservationTrainer()));
  }

  private static Network backbone() {
    SeededRandom random = new SeededRandom(1);
    return new Network(
        List.of(
            new Dense("embedding", 2, 8, Activation.TANH, 1, random),
            new Gru("gru", 8, 16, random)));
  }

  /** A number that grows or falls by a quarter; the action says which comes next. */
  private static Recording recording() {
    SeededRandom random = new SeededRandom(2);
    Recorder recorder = new Recorder("numbers", 2, 2);
    for (int episode = 0; episode < 60; episode++) {
      int up = random.nextInt(2);
      float number = random.nextFloat();
      for (int step = 0; step < 6; step++) {
        recorder.observed(new float[] {number, step == 0 ? 2 * up - 1 : 0});
        recorder.acted(up, 0, step == 5);
        number += up == 1 ? 0.25f : -0.25f;
      }
    }
    return recorder.recording();
  }

  private Drill start(SslTrainer trainer) {
    return trainer.start(backbone, recording, LENGTH, new SeededRandom(3));
  }

  private List<Parameter> parameters(Drill drill) {
    List<Parameter> all = new ArrayList<>(backbone.parameters());
    all.addAll(drill.parameters());
    return all;
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void gradientsAreTheSlopesOfTheMeanLoss(SslTrainer trainer) {
    Drill drill = start(trainer);
    Episodes episodes = new Episodes(drill.usable(recording.episodes()));
    drill.attempt(episodes, new SeededRandom(4));
    drill.learn(2);

    assertGradients(
        parameters(drill),
        () -> {
          Drill.Score score = drill.attempt(episodes, new SeededRandom(4));
          return 2 * score.loss() / score.asked();
        });
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void isLearned(SslTrainer trainer) {
    Drill drill = start(trainer);
    Episodes episodes = new Episodes(drill.usable(recording.episodes()));
    Adam adam = new Adam(parameters(drill), 0.01, 5);
    SeededRandom random = new SeededRandom(5);
    Drill.Score first = attempts(drill, episodes);
    for (int update = 0; update < 500; update++) {
      for (int exercise = 0; exercise < 4; exercise++) {
        drill.attempt(episodes, random);
        drill.learn(0.25f);
      }
      adam.step();
    }
    Drill.Score last = attempts(drill, episodes);

    assertTrue(last.loss() < 0.6 * first.loss(), first + " -> " + last);
    assertTrue(last.right() > 0.5 * last.asked(), first + " -> " + last);
  }

  private static Drill.Score attempts(Drill drill, Episodes episodes) {
    SeededRandom random = new SeededRandom(6);
    Drill.Score score = Drill.Score.NONE;
    for (int i = 0; i < 50; i++) {
      score = score.plus(drill.attempt(episodes, random));
    }
    return score;
  }

  @Test
  void asksAsOftenAsThereAreHiddenThings() {
    Episodes first = new Episodes(List.of(new Episode(0, 6), new Episode(6, 6)));
    assertEquals(Set.of(12), asked(FINAL_ACTION, first));
    assertEquals(Set.of(9, 10), asked(BETWEEN, first));
    assertEquals(Set.of(3), asked(new ReorderedObservationTrainer(), first));
  }

  private Set<Integer> asked(SslTrainer trainer, Episodes episodes) {
    Drill drill = start(trainer);
    SeededRandom random = new SeededRandom(7);
    Set<Integer> asked = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      asked.add(drill.attempt(episodes, random).asked());
    }
    return asked;
  }

  @Test
  void everyStepIsAsLikelyToBeAskedAbout() {
    Recording numbered = numbered(50, 7, 1, 42);
    Visits visits = new Visits(100);
    Drill drill =
        FINAL_ACTION.start(new Network(List.of(visits)), numbered, LENGTH, new SeededRandom(1));
    SeededRandom random = new SeededRandom(2);
    int exercises = 20_000;
    for (int i = 0; i < exercises; i++) {
      drill.attempt(new Episodes(numbered.episodes()), random);
    }

    double expected = exercises * LENGTH / 100.0;
    for (int step = 0; step < 100; step++) {
      assertEquals(expected, visits.of[step], 0.1 * expected, "step " + step);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLateStepOfALongEpisodeCounts(boolean finalAction) {
    MaskedTrainer trainer = new MaskedTrainer(new MaskedTrainer.Settings(finalAction));
    Recording whole = numbered(100);
    Recording corrupt = numbered(100);
    corrupt.observations()[90][0] += 1;

    assertNotEquals(lossOf(trainer, whole), lossOf(trainer, corrupt));
  }

  private double lossOf(SslTrainer trainer, Recording recording) {
    Drill drill = trainer.start(backbone, recording, LENGTH, new SeededRandom(3));
    return attempts(drill, new Episodes(recording.episodes())).loss();
  }

  @Test
  void somethingIsAskedWhereverASequenceBegins() {
    Recording pairs = numbered(2, 2, 2);
    Drill drill = BETWEEN.start(backbone, pairs, 2, new SeededRandom(3));
    SeededRandom random = new SeededRandom(4);
    for (int i = 0; i < 50; i++) {
      assertEquals(1, drill.attempt(new Episodes(pairs.episodes()), random).asked());
    }
  }

  @Test
  void noActionLiesBetweenOneObservation() {
    UserProblem problem =
        assertThrows(
            UserProblem.class, () -> BETWEEN.start(backbone, recording, 1, new SeededRandom(1)));
    assertEquals(
        "Could not hide actions: a sequence of 1 step has no action between observations. Try: a"
            + " sequence_length of at least 2, or final_action_predictor: true.",
        problem.getMessage());
    assertEquals(
        1,
        FINAL_ACTION
            .start(backbone, recording, 1, new SeededRandom(1))
            .attempt(new Episodes(recording.episodes()), new SeededRandom(2))
            .asked());
  }

  /** Observations tell the number of their step. */
  private static Recording numbered(int... episodes) {
    Recorder recorder = new Recorder("numbered", 2, 2);
    int number = 0;
    for (int steps : episodes) {
      for (int step = 1; step <= steps; step++) {
        recorder.observed(new float[] {number, 1});
        recorder.acted(number % 2, 0, step == steps);
        number++;
      }
    }
    return recorder.recording();
  }

  /** Counts how often each step is shown, and learns nothing. */
  private static final class Visits implements Layer, Layer.Unrolled {
    private final int[] of;
    private final float[] outputs = new float[LENGTH];

    Visits(int steps) {
      this.of = new int[steps];
    }

    @Override
    public int inputSize() {
      return 2;
    }

    @Override
    public int outputSize() {
      return 1;
    }

    @Override
    public List<Parameter> parameters() {
      return List.of();
    }

    @Override
    public Unrolled unroll(int steps) {
      return this;
    }

    @Override
    public float[] outputs() {
      return outputs;
    }

    @Override
    public void forward(int step, float[] inputs) {
      of[(int) inputs[2 * step]]++;
    }

    @Override
    public void backward(int steps, float[] inputs, float[] gradients, float[] inputGradients) {
      throw new IllegalStateException("only shown");
    }
  }

  @Test
  void episodesThatAreTooShortAreLeftOut() {
    List<Episode> episodes = List.of(new Episode(0, 1), new Episode(1, 3), new Episode(4, 4));
    assertEquals(3, usable(FINAL_ACTION, episodes));
    assertEquals(2, usable(BETWEEN, episodes));
    assertEquals(1, usable(new ReorderedObservationTrainer(), episodes));
  }

  private int usable(SslTrainer trainer, List<Episode> episodes) {
    return start(trainer).usable(episodes).size();
  }

  @Test
  void everyOrderIsAnother() {
    Set<List<Integer>> orders = new HashSet<>();
    for (int order = 0; order < 24; order++) {
      List<Integer> places =
          Arrays.stream(ReorderedObservationTrainer.places(order)).boxed().toList();
      assertEquals(Set.of(0, 1, 2, 3), Set.copyOf(places));
      orders.add(places);
    }
    assertEquals(24, orders.size());
  }

  @Test
  void ordersThatLookAlikeHaveOneRightAnswer() {
    Recorder recorder = new Recorder("still", 2, 2);
    for (int step = 0; step < 8; step++) {
      recorder.observed(new float[] {1, 2});
      recorder.acted(0, 0, step == 7);
    }
    Recording still = recorder.recording();
    Drill drill =
        new ReorderedObservationTrainer().start(backbone, still, LENGTH, new SeededRandom(3));
    Adam adam = new Adam(parameters(drill), 0.01, 5);
    SeededRandom random = new SeededRandom(5);
    for (int update = 0; update < 50; update++) {
      drill.attempt(new Episodes(still.episodes()), random);
      drill.learn(1);
      adam.step();
    }

    Drill.Score score = drill.attempt(new Episodes(still.episodes()), random);
    assertEquals(score.asked(), score.right());
  }

  @Test
  void sequencesMustHoldFourObservations() {
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () ->
                new ReorderedObservationTrainer()
                    .start(backbone, recording, 3, new SeededRandom(1)));
    assertTrue(problem.getMessage().contains("a sequence_length of at least 4"));
  }
}
