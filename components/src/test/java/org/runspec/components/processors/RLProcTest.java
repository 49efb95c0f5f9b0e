package org.runspec.components.processors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.runspec.component.CancelledException;
import org.runspec.component.Output;
import org.runspec.components.agents.AACAgent;
import org.runspec.components.agents.Agent;
import org.runspec.components.agents.RandomAgent;
import org.runspec.components.environments.CartPoleEnv;
import org.runspec.components.environments.Environment;
import org.runspec.components.environments.RecallWorld;
import org.runspec.components.envwrappers.EnvFormatter;
import org.runspec.components.envwrappers.TrajectoryWriter;
import org.runspec.components.modelcores.FeedForwardCore;
import org.runspec.components.modelcores.GRUCore;
import org.runspec.components.modelcores.ModelCore;
import org.runspec.components.models.Model;
import org.runspec.components.models.ModelNexus;
import org.runspec.components.models.Part;
import org.runspec.spec.problem.UserProblem;

class RLProcTest {
  private static final ModelCore GRU = new GRUCore(new GRUCore.Settings(8, 16, 16));
  private static final ModelCore FEED_FORWARD =
      new FeedForwardCore(new FeedForwardCore.Settings(8, 16, 16));
  private static final Environment RECALL = () -> new RecallWorld(1);

  @TempDir Path folder;

  private static Agent agent(ModelCore core, long seed) {
    return new AACAgent(
        new AACAgent.Settings(
            seed, 24, 0.95, 5, 5e-3, 1, 0.01, 0.5, new ModelNexus(new ModelNexus.Settings(core))));
  }

  /** A stage that trains, unless it is told otherwise. */
  private static final class Stage {
    private final Environment environment;
    private final Agent agent;
    private final long iterations;
    private boolean train = true;
    private boolean render;
    private boolean expert;
    private boolean disableEval;
    private final Map<Part, Path> load = new HashMap<>();
    private final Map<Part, Path> save = new HashMap<>();
    private Optional<Path> logs = Optional.empty();

    Stage(Environment environment, Agent agent, long iterations) {
      this.environment = environment;
      this.agent = agent;
      this.iterations = iterations;
    }

    Stage testing() {
      train = false;
      return this;
    }

    Stage loading(Part part, Path file) {
      load.put(part, file);
      return this;
    }

    Stage saving(Part part, Path file) {
      save.put(part, file);
      return this;
    }

    RLProc get() {
      return new RLProc(
          new RLProc.Settings(
              environment,
              agent,
              iterations,
              1000,
              train,
              render,
              expert,
              disableEval,
              Optional.ofNullable(load.get(Part.MODEL)),
              Optional.ofNullable(load.get(Part.BACKBONE)),
              Optional.ofNullable(load.get(Part.CORE)),
              Optional.ofNullable(load.get(Part.EMBEDDING)),
              Optional.ofNullable(load.get(Part.HEAD)),
              Optional.ofNullable(save.get(Part.MODEL)),
              Optional.ofNullable(save.get(Part.BACKBONE)),
              Optional.ofNullable(save.get(Part.CORE)),
              Optional.ofNullable(save.get(Part.EMBEDDING)),
              Optional.ofNullable(save.get(Part.HEAD)),
              logs));
    }

    StageRun run(Path folder) throws Exception {
      return StageRun.of(get(), folder);
    }
  }

  @Test
  void memoryLearnsWhatNothingElseCan() throws Exception {
    StageRun recurrent = new Stage(RECALL, agent(GRU, 1), 10_000).run(folder);
    StageRun without = new Stage(RECALL, agent(FEED_FORWARD, 1), 10_000).run(folder);

    assertTrue(recurrent.last(1) > 0.95, "recurrent wins " + recurrent.last(1));
    assertTrue(without.last(1) < 0.65, "feed-forward wins " + without.last(1));
  }

  @Test
  void aRandomAgentNeitherLearnsNorForgets() throws Exception {
    Agent random = new RandomAgent(new RandomAgent.Settings(1));
    StageRun run = new Stage(RECALL, random, 20_000).run(folder);

    assertEquals(0.125, run.metrics().summary().orElseThrow().value(), 0.01);
  }

  @Test
  void learnsToBalanceAPole() throws Exception {
    Environment cartPole =
        new CartPoleEnv(new CartPoleEnv.Settings("CartPole", 1, 200, true, true, true));
    Model model =
        new ModelNexus(
            new ModelNexus.Settings(new FeedForwardCore(new FeedForwardCore.Settings(32, 64, 64))));
    Agent agent = new AACAgent(new AACAgent.Settings(1, 24, 0.98, 2, 2e-3, 0.1, 0.01, 0.5, model));
    StageRun run = new Stage(cartPole, agent, 50_000).run(folder);

    double[] rewards =
        run.rows().stream().mapToDouble(row -> row.means().get(0).orElseThrow()).toArray();
    double best = Arrays.stream(rewards).max().orElseThrow();
    assertTrue(rewards[0] < 0.2, "at first " + rewards[0]);
    assertTrue(best > 0.8, "at best " + best);
  }

  @Test
  void reportsEachPeriodAndWhatIsLeftOver() throws Exception {
    StageRun run = new Stage(RECALL, agent(GRU, 1), 2500).run(folder);

    assertEquals(
        List.of(1000L, 2000L, 2500L), run.rows().stream().map(StageRun.Row::step).toList());
    assertEquals("mean reward per step", run.metrics().summary().orElseThrow().metric().longName());
  }

  @Test
  void aTestedAgentDoesNotLearn() throws Exception {
    Path before = folder.resolve("before");
    Path after = folder.resolve("after");
    new Stage(RECALL, agent(GRU, 1), 500).saving(Part.MODEL, before).run(folder);
    new Stage(RECALL, agent(GRU, 2), 500)
        .testing()
        .loading(Part.MODEL, before)
        .saving(Part.MODEL, after)
        .run(folder);

    assertArrayEquals(Files.readAllBytes(before), Files.readAllBytes(after));
  }

  @Test
  void aTestedAgentTakesWhatSeemsBestUnlessThatIsDisabled() throws Exception {
    Path model = folder.resolve("model");
    new Stage(RECALL, agent(GRU, 1), 500).saving(Part.MODEL, model).run(folder);
    StageRun[] runs = new StageRun[4];
    for (int i = 0; i < 4; i++) {
      Stage stage = new Stage(RECALL, agent(GRU, i % 2), 1000).testing().loading(Part.MODEL, model);
      stage.disableEval = i >= 2;
      runs[i] = stage.run(folder);
    }

    assertEquals(runs[0].last(0), runs[1].last(0));
    assertNotEquals(runs[2].last(0), runs[3].last(0));
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void partsAreSavedAndLoaded(Part part) throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    new Stage(RECALL, agent(GRU, 1), 100).saving(part, first).run(folder);
    new Stage(RECALL, agent(GRU, 2), 100)
        .testing()
        .loading(part, first)
        .saving(part, second)
        .run(folder);

    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void aPartLoadedBesideTheWholeReplacesIt() throws Exception {
    Path model = folder.resolve("model");
    Path head = folder.resolve("head");
    Path result = folder.resolve("result");
    new Stage(RECALL, agent(GRU, 1), 100).saving(Part.MODEL, model).run(folder);
    new Stage(RECALL, agent(GRU, 2), 100).saving(Part.HEAD, head).run(folder);
    new Stage(RECALL, agent(GRU, 3), 100)
        .testing()
        .loading(Part.MODEL, model)
        .loading(Part.HEAD, head)
        .saving(Part.HEAD, result)
        .run(folder);

    assertArrayEquals(Files.readAllBytes(head), Files.readAllBytes(result));
  }

  @Test
  void theEnvironmentMayActItself() throws Exception {
    Path before = folder.resolve("before");
    Path after = folder.resolve("after");
    new Stage(RECALL, agent(GRU, 1), 1).saving(Part.MODEL, before).run(folder);
    Stage stage = new Stage(RECALL, agent(GRU, 1), 1000).saving(Part.MODEL, after);
    stage.expert = true;
    StageRun run = stage.run(folder);

    assertEquals(1, run.last(1));
    assertArrayEquals(Files.readAllBytes(before), Files.readAllBytes(after));
  }

  @Test
  void showsEachStepIfAsked() throws Exception {
    Stage stage = new Stage(RECALL, agent(GRU, 1), 5);
    stage.render = true;

    List<String> lines = stage.run(folder).lines();

    assertEquals(5, lines.size());
    assertTrue(lines.get(3).matches("shown [01] at step 4"), lines.get(3));
  }

  @Test
  void logsItsMetricsAsATable() throws Exception {
    Stage stage = new Stage(RECALL, agent(GRU, 1), 1003);
    stage.logs = Optional.of(folder.resolve("logs/new"));
    StageRun run = stage.run(folder);
    stage.run(folder);

    List<String> lines = Files.readAllLines(folder.resolve("logs/new/stage1_Stage.csv"));
    assertEquals(3, lines.size());
    assertEquals("iters,rew,win", lines.get(0));
    double reward = run.rows().get(0).means().get(0).orElseThrow();
    List<String> cells = List.of(lines.get(1).split(",", -1));
    assertEquals("1000", cells.get(0));
    assertEquals(reward, Double.parseDouble(cells.get(1)), 1e-9);
    assertTrue(lines.get(2).matches("1003,0(\\.[0-9]+)?,"), lines.get(2));
  }

  @Test
  void tellsWhereItWillWrite() {
    Path recording = folder.resolve("x.hdf5");
    Environment recorded = new TrajectoryWriter(new TrajectoryWriter.Settings(recording, RECALL));
    Environment wrapped = new EnvFormatter(new EnvFormatter.Settings(2, recorded));
    Stage stage = new Stage(wrapped, agent(GRU, 1), 5).saving(Part.HEAD, folder.resolve("head"));
    stage.logs = Optional.of(folder.resolve("logs"));

    assertEquals(
        List.of(
            Output.file(recording),
            Output.file(folder.resolve("head")),
            Output.folder(folder.resolve("logs"))),
        stage.get().outputs());
  }

  @Test
  void whatCannotLearnIsNotSavedNorLoaded() {
    Agent random = new RandomAgent(new RandomAgent.Settings(1));
    Path file = folder.resolve("x");
    StageRun run = new StageRun(folder);
    for (RLProc stage :
        List.of(
            new Stage(RECALL, random, 5).saving(Part.MODEL, file).get(),
            new Stage(RECALL, random, 5).loading(Part.HEAD, file).get())) {
      String message = assertThrows(UserProblem.class, () -> stage.run(run)).getMessage();
      assertTrue(message.contains("this agent learns nothing"), message);
    }
    assertEquals(List.of(), run.rows());
  }

  @Test
  void aModelIsKeptAlsoWhenTheRecordingIsNot() throws Exception {
    Path model = folder.resolve("model");
    Path recording = Files.createDirectories(folder.resolve("x.hdf5/there"));
    Environment recorded =
        new TrajectoryWriter(new TrajectoryWriter.Settings(recording.getParent(), RECALL));
    Stage stage = new Stage(recorded, agent(GRU, 1), 50).saving(Part.MODEL, model);

    assertThrows(IOException.class, () -> stage.run(folder));
    assertTrue(Files.exists(model));
  }

  @Test
  void trainingThatDivergesIsTold() {
    Model model = new ModelNexus(new ModelNexus.Settings(GRU));
    Agent wild = new AACAgent(new AACAgent.Settings(1, 24, 1, 5, 5e-3, 1e30, 0, 0.5, model));
    Stage stage = new Stage(RECALL, wild, 10_000).saving(Part.MODEL, folder.resolve("never"));

    String message = assertThrows(UserProblem.class, () -> stage.run(folder)).getMessage();
    assertTrue(message.contains("the training diverged"), message);
    assertFalse(Files.exists(folder.resolve("never")));
  }

  @Test
  void stopsWhenAskedToAndWritesNothing() throws Exception {
    Path model = folder.resolve("model");
    Path recording = folder.resolve("x.hdf5");
    Environment recorded = new TrajectoryWriter(new TrajectoryWriter.Settings(recording, RECALL));
    StageRun run = new StageRun(folder).cancelledAfter(2100);
    Stage stage = new Stage(recorded, agent(GRU, 1), Long.MAX_VALUE).saving(Part.MODEL, model);

    assertThrows(CancelledException.class, () -> stage.get().run(run));
    assertEquals(2, run.rows().size());
    assertFalse(Files.exists(model));
    assertFalse(Files.exists(recording));
  }
}
