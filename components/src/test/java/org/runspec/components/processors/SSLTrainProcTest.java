package org.runspec.components.processors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.component.CancelledException;
import org.runspec.component.SeededRandom;
import org.runspec.components.environments.RecallWorld;
import org.runspec.components.environments.World;
import org.runspec.components.envwrappers.TrajectoryWriter;
import org.runspec.components.modelcores.GRUCore;
import org.runspec.components.models.Model;
import org.runspec.components.models.ModelFile;
import org.runspec.components.models.ModelNexus;
import org.runspec.components.models.Part;
import org.runspec.components.ssltrainers.MaskedTrainer;
import org.runspec.components.ssltrainers.ReorderedObservationTrainer;
import org.runspec.components.ssltrainers.SslTrainer;
import org.runspec.spec.problem.UserProblem;

class SSLTrainProcTest {
  private static final SslTrainer TRAINER = new MaskedTrainer(new MaskedTrainer.Settings(true));
  private static final Model MODEL =
      new ModelNexus(new ModelNexus.Settings(new GRUCore(new GRUCore.Settings(8, 16, 16))));

  @TempDir Path folder;
  private Path recording;
  private Path backbone;

  @BeforeEach
  void record() throws IOException {
    recording = folder.resolve("x.hdf5");
    backbone = folder.resolve("models/backbone");
    record(1000);
  }

  private void record(int steps) throws IOException {
    World world =
        new TrajectoryWriter(new TrajectoryWriter.Settings(recording, () -> new RecallWorld(1)))
            .start();
    for (int step = 0; step < steps; step++) {
      if (world.step(world.expertAction()).ended()) {
        world.reset();
      }
    }
    world.finish();
  }

  private SSLTrainProc stage(SslTrainer trainer, long iterations, long seed) {
    return new SSLTrainProc(
        new SSLTrainProc.Settings(
            recording,
            Optional.of(backbone),
            Optional.of(folder.resolve("logs")),
            4,
            12,
            5e-3,
            5,
            iterations,
            50,
            seed,
            MODEL,
            trainer));
  }

  @Test
  void learnsToDoAsTheExpertDid() throws Exception {
    StageRun run = StageRun.of(stage(TRAINER, 200, 1), folder);

    assertEquals(4, run.rows().size());
    assertTrue(run.rows().get(0).means().get(0).orElseThrow() > 2 * run.last(0));
    double unknowable = 0.75 * 0.5 / 12; // where a sequence begins behind what is to be recalled
    assertEquals(1 - unknowable, run.last(1), 0.02);
    assertEquals(5, Files.readAllLines(folder.resolve("logs/stage1_Stage.csv")).size());
  }

  @Test
  void savesABackboneThatModelsLoad() throws Exception {
    StageRun.of(stage(TRAINER, 5, 1), folder);
    SeededRandom random = new SeededRandom(9);
    var model = MODEL.startHeads(MODEL.startBackbone(1, random), 2, random);

    new ModelFile(backbone).load(model, Part.BACKBONE);
  }

  @Test
  void oneSeedGivesTheSameBytes() throws Exception {
    StageRun.of(stage(TRAINER, 20, 1), folder);
    byte[] first = Files.readAllBytes(backbone);
    StageRun.of(stage(TRAINER, 20, 1), folder);
    assertArrayEquals(first, Files.readAllBytes(backbone));
    StageRun.of(stage(TRAINER, 20, 2), folder);
    assertFalse(java.util.Arrays.equals(first, Files.readAllBytes(backbone)));
  }

  @Test
  void stopsWhenAskedToAndSavesNothing() {
    StageRun run = new StageRun(folder).cancelledAfter(120);

    assertThrows(CancelledException.class, () -> stage(TRAINER, Long.MAX_VALUE, 1).run(run));
    assertEquals(2, run.rows().size());
    assertFalse(Files.exists(backbone));
  }

  @Test
  void saysWhenThereIsTooLittleToLearnFrom() throws IOException {
    record(5);
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () -> StageRun.of(stage(new ReorderedObservationTrainer(), 5, 1), folder));
    assertEquals(
        "Could not learn from "
            + recording
            + ": it holds fewer than 2 episodes that are long enough. Try: recording more steps.",
        problem.getMessage());
  }
}
