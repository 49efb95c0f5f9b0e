package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.journal.JournalReader;
import org.runspec.run.journal.StandingRows;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.Platform;

/** A checkpointing program whose launcher is killed again and again, at any moment. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid")
class KilledRunIT {
  private static final int KILLS = 12;
  private static final int STEPS = 80;

  private static final String SPEC =
      """
      component: root/Root_Component
      experiment_path: results
      seed: 7
      log_to_tensorboard: false
      processing_stages:
        - processing_stage:
            component: processors/Minimize_Proc
            max_iterations: 2000
            iters_per_report: 100
            save_best_to: <experiment_path>/best.json
        - processing_stage:
            component: processors/Command_Proc
            command: [python3, walk.py]
            args: {steps: STEPS}
      """;

  private static final String WALK =
      """
      import argparse, json, random, time
      import runspec

      parser = argparse.ArgumentParser()
      parser.add_argument("--steps", type=int)
      steps = parser.parse_args().steps
      step, place = 0, 0.0
      if runspec.latest_checkpoint():
          with open(runspec.latest_checkpoint()) as file:
              step, place = json.load(file)
      while step < steps:
          step += 1
          place += random.Random(step).gauss(0, 1)
          time.sleep(0.01)
          runspec.report(step, place=place)
          if step % 3 == 0:
              with runspec.saving("walk.json", step) as path, open(path, "w") as file:
                  json.dump([step, place], file)
      """;

  @TempDir Path folder;
  private final Random dice = new Random(20);

  @BeforeEach
  void needPython() {
    assumeTrue(
        Executables.in(System.getenv(), folder, Platform.current()).find("python3").isPresent(),
        "there is no python3 on the path");
  }

  private Path project(String name) throws IOException {
    Path project = Files.createDirectories(folder.resolve(name));
    Files.writeString(project.resolve("x.yaml"), SPEC.replace("STEPS", String.valueOf(STEPS)));
    Files.writeString(project.resolve("walk.py"), WALK);
    return project;
  }

  /** Every other time the program outlives its launcher, and reports to nobody. */
  @Test
  void itsSeriesIsThatOfARunThatNobodyKilled() throws Exception {
    Path quiet = project("quiet");
    finish(quiet);
    Path killed = project("killed");
    int kills = 0;
    while (kills < KILLS && isKilled(killed, kills)) {
      kills++;
    }
    assertTrue(kills > 0, "it ended before it could be killed");
    if (kills == KILLS) {
      finish(killed, "--resume");
    }

    assertEquals(shown(quiet), shown(killed));
    assertEquals(hpmax(quiet), hpmax(killed));
    assertEquals(List.of(), JournalReader.read(journal(killed)).unreadable());
  }

  /** Kills a run after some lines; false if it was done sooner, which a busy machine decides. */
  private boolean isKilled(Path project, int before) throws Exception {
    String[] words = before == 0 ? new String[] {"x.yaml"} : new String[] {"x.yaml", "--resume"};
    try (LaunchedProgram run = new LaunchedProgram(project, LaunchedProgram.jar(words))) {
      for (int line = dice.nextInt(9); line >= 0; line--) {
        if (!run.reachesLine(" iters ")) {
          return false;
        }
      }
      if (before % 2 == 0) {
        run.signal("KILL");
      } else {
        run.signalGroup("KILL");
      }
      return true;
    }
  }

  private static void finish(Path project, String... options) throws Exception {
    List<String> words = new ArrayList<>(LaunchedProgram.jar("x.yaml"));
    words.addAll(List.of(options));
    try (LaunchedProgram run = new LaunchedProgram(project, words)) {
      String output = run.outputToEnd();
      assertEquals(0, run.exitCode(), output);
      assertTrue(output.contains("All processing stages completed."), output);
    }
  }

  private static Path journal(Path project) {
    return project.resolve("results/metrics.jsonl");
  }

  /** Stage, step and metrics of each row that counts. */
  private static List<List<Object>> shown(Path project) {
    return StandingRows.in(JournalReader.read(journal(project)).lines()).stream()
        .map(row -> List.<Object>of(row.stage(), row.step(), Map.copyOf(row.metrics())))
        .toList();
  }

  private static List<JournalLine> hpmax(Path project) {
    return JournalReader.read(journal(project)).lines().stream()
        .filter(JournalLine.Objective.class::isInstance)
        .toList();
  }
}
