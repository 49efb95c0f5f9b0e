package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.RunState;

/** What becomes of runs that end before their work is done. */
@Timeout(90)
class UnfinishedRunsIT {
  @TempDir private Path folder;

  @Test
  void exitCode75GoesOnFromTheCheckpointWithoutUsingUpAnAttempt() throws Exception {
    String counts =
        """
        n=$(cat $RUNSPEC_CHECKPOINT_DIR/n 2>/dev/null || echo 0); n=$((n+1))
        echo $n > $RUNSPEC_CHECKPOINT_DIR/.n; mv $RUNSPEC_CHECKPOINT_DIR/.n $RUNSPEC_CHECKPOINT_DIR/n
        echo step $n >> results/steps
        echo "{\\"checkpoint\\": \\"n\\", \\"iters\\": $n}" >> $RUNSPEC_METRICS
        [ $n = 4 ] || exit 75
        """
            .replace("\\\\", "\\");
    TestJob job = TestJob.create(folder, Draft.of(1, 1, 1, counts));

    job.execute();

    assertEquals(RunState.COMPLETED, job.end(0).state(), job.end(0).reason());
    assertEquals(4, job.end(0).attempt());
    assertEquals("step 1\nstep 2\nstep 3\nstep 4\n", job.mirrored(0, 4, "steps"));
  }

  @Test
  void askingToBeRunAgainWithoutProgressIsAnError() throws Exception {
    TestJob job = TestJob.create(folder, Draft.of(1, 1, 1, "exit 75"));

    job.execute();

    assertEquals(RunState.ERROR, job.end(0).state());
    assertEquals(
        "asked to be run again (exit code 75) without having come any further",
        job.end(0).reason());
  }

  @Test
  void theTimeLimitEndsWhatHasSavedNothing() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                    2,
                    1,
                    2,
                    "sleep 60",
                    "trap 'cat $RUNSPEC_STOP_FILE > results/why' TERM; sleep 60 & wait; wait")
                .within(Draft.time(0.5, 1)));

    job.execute();

    assertEquals(RunState.ERROR, job.end(0).state());
    assertTrue(job.end(0).reason().startsWith("time limit of 0.5 s reached"), job.end(0).reason());
    assertEquals("time\n", job.mirrored(1, 1, "why"));
  }
}
