package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.node.TestJob.Draft;

/** Jobs on nodes in this process, with real programs and a store of files. */
@Timeout(90)
class ControllerIT {
  @TempDir private Path folder;

  private static Set<RunState> states(TestJob job) throws Exception {
    return job.ends().stream().map(RunEnd::state).collect(Collectors.toSet());
  }

  @Test
  void fiveNodesShareTwentyRuns() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                20,
                5,
                4,
                "echo said $RUNSPEC_RUN_NAME $XT_RUN_NAME; echo $RUNSPEC_SEED > results/seed;"
                    + " echo '{\"iters\": 1, \"loss\": 0.5}' >> $RUNSPEC_METRICS"));

    job.execute();

    assertEquals(Set.of(RunState.COMPLETED), states(job));
    assertEquals(
        List.of(
            "created",
            "queued",
            "download_before",
            "started",
            "metrics",
            "ended",
            "capture_after"),
        job.told(3, 1));
    assertEquals("said run4.1 run4.1\n", job.output(3, 1));
    assertEquals(0.5, job.end(3).metrics().get("loss"));
    Set<String> seeds =
        job.ends().stream()
            .map(end -> seed(job, end))
            .collect(Collectors.toSet());
    assertEquals(20, seeds.size());
  }

  private static String seed(TestJob job, RunEnd end) {
    try {
      return job.mirrored(end.run(), end.attempt(), "seed");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
