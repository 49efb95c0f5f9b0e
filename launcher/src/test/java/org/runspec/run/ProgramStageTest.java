package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.pace.Pacer;
import org.runspec.run.program.ProgramRunner;
import org.runspec.run.program.StartTools;
import org.runspec.run.program.StopSignal;
import org.runspec.run.program.failure.OomKills;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs sh")
class ProgramStageTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private static final String ENDLESS =
      """
        - processing_stage:
            component: processors/Command_Proc
            time_limit: 1h
            command: |
              echo $RUNSPEC_DEADLINE >> attempts.txt
              step=$(wc -l < attempts.txt)
              echo "{\\"iters\\": $step, \\"loss\\": 1}" >> $RUNSPEC_METRICS
              exit 75
      """;

  @TempDir Path project;

  @Test
  void againAndAgainEndsAtTheLimit() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    InstantSource clock = () -> START.plus(Duration.ofMinutes(5L * asked.getAndIncrement()));
    try (RunFixture run = new RunFixture(project, clock, ENDLESS)) {
      ProgramRunner runner =
          new ProgramRunner(
              Pacer.real(), new OomKills(List.of()), StartTools.in(Map.of()), events -> List::of);
      StageResult result =
          new ProgramStage(
                  (StagePlan.OfProgram) run.plan.stages().get(0),
                  run.runspec,
                  run.setting,
                  run.recorder)
              .run(run.folder, runner, new StopSignal());

      assertEquals(new StageResult.Failed("time limit of 1 h reached"), result, run::screen);
      List<String> deadlines = Files.readAllLines(project.resolve("attempts.txt"));
      assertTrue(deadlines.size() > 1, deadlines::toString);
      assertEquals(1, deadlines.stream().distinct().count(), deadlines::toString);
    }
  }
}
