package org.runspec.run.program.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.runspec.run.program.command.Interpreter.Origin;

class StageEnvironmentTest {
  @Test
  void aJobsRunHasTheWholeTable() {
    assertEquals(
        """
        CUDA_VISIBLE_DEVICES=GPU-1
        OMP_NUM_THREADS=4
        PATH=/opt/py/bin:/usr/bin
        PYTHONPATH=/cache/python:/lib/mine
        PYTHONUNBUFFERED=1
        RUNSPEC_ATTEMPT=2
        RUNSPEC_CHECKPOINT_DIR=/runs/s1/checkpoints
        RUNSPEC_DEADLINE=1700000000
        RUNSPEC_EXPERIMENT_PATH=/results/x
        RUNSPEC_GRACE=20
        RUNSPEC_HPARAMS=/runs/s1/hparams.json
        RUNSPEC_JOB_ID=job7
        RUNSPEC_METRICS=/runs/s1/metrics.jsonl
        RUNSPEC_PORT=4711
        RUNSPEC_RUN_NAME=run12.3
        RUNSPEC_SEED=42
        RUNSPEC_STAGE=2
        RUNSPEC_STAGE_SPEC=/runs/s1/stage.json
        RUNSPEC_STOP_FILE=/runs/s1/stop
        XT_DATA_DIR=/data
        XT_EXPERIMENT_NAME=exper
        XT_JOB_ID=job7
        XT_MODEL_DIR=/models
        XT_OUTPUT_DIR=/results/x
        XT_RUN_NAME=run12.3
        XT_USERNAME=ada
        XT_WORKSPACE_NAME=ws
        """,
        text(
            StageEnvironment.of(
                inJob(), Map.of("PATH", "/usr/bin", "PYTHONPATH", "/lib/mine"), Platform.POSIX)));
  }

  @Test
  void aRunOnTheUsersMachineIsInNoJob() {
    Map<String, String> environment =
        StageEnvironment.of(local(), Map.of("PYTHONPATH", ""), Platform.POSIX);
    assertFalse(environment.containsKey("XT_RUN_NAME"));
    assertFalse(environment.containsKey("XT_JOB_ID"));
    assertFalse(environment.containsKey("CUDA_VISIBLE_DEVICES"));
    assertFalse(environment.containsKey("OMP_NUM_THREADS"));
    assertFalse(environment.containsKey("RUNSPEC_DEADLINE"));
    assertEquals("local", environment.get("RUNSPEC_JOB_ID"));
    assertEquals("ws", environment.get("XT_WORKSPACE_NAME"));
    assertEquals("/cache/python", environment.get("PYTHONPATH"));
  }

  @Test
  void theUsersThreadsStay() {
    Map<String, String> environment =
        StageEnvironment.of(inJob(), Map.of("OMP_NUM_THREADS", "1"), Platform.POSIX);
    assertEquals("1", environment.get("OMP_NUM_THREADS"));
  }

  @Test
  void onWindowsThePathKeepsItsName() {
    Map<String, String> environment =
        StageEnvironment.of(inJob(), Map.of("Path", "C:\\bin"), Platform.WINDOWS);
    assertEquals(Path.of("/opt/py/bin") + ";C:\\bin", environment.get("Path"));
    assertFalse(environment.containsKey("PATH"));
  }

  private static StageFacts inJob() {
    return facts(
        Optional.of("job7"),
        Optional.of(Instant.ofEpochSecond(1_700_000_000)),
        new StageFacts.Devices(Optional.of("GPU-1"), OptionalInt.of(4)),
        Optional.of(new Interpreter(Path.of("/opt/py/bin/python3"), Origin.PROPERTY, "said")));
  }

  private static StageFacts local() {
    return facts(
        Optional.empty(), Optional.empty(), StageFacts.Devices.unrestricted(), Optional.empty());
  }

  private static StageFacts facts(
      Optional<String> job,
      Optional<Instant> deadline,
      StageFacts.Devices devices,
      Optional<Interpreter> python) {
    return new StageFacts(
        StageFiles.in(Path.of("/runs/s1")),
        Path.of("/results/x"),
        new StageFacts.Identity(
            "run12.3",
            job,
            2,
            "ws",
            "exper",
            "ada",
            Optional.of(Path.of("/data")),
            Optional.of(Path.of("/models"))),
        2,
        42,
        deadline,
        Duration.ofSeconds(20),
        4711,
        devices,
        Path.of("/cache/python"),
        python);
  }

  private static String text(Map<String, String> environment) {
    return new TreeMap<>(environment)
        .entrySet().stream().map(variable -> variable + "\n").collect(Collectors.joining());
  }
}
