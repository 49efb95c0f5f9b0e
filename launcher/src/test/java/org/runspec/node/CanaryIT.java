package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;

/** A sweep whose runs all die of one cause stops at its beginning; any other does not. */
@Timeout(120)
class CanaryIT {
  private static final int CANARY = 5;
  private static final int SLOTS = 6;

  @TempDir private Path folder;

  private static long failures(List<RunEnd> ends) {
    return ends.stream().filter(end -> end.state() == RunState.ERROR).count();
  }

  @Test
  void aBugInTheProgramOf500RunsCostsNoMoreThanTheCanaryAndEachSlotARun() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(500, 3, SLOTS / 3, "sleep 0.1; echo 'ImportError: no module' >&2; exit 1")
                .within(Draft.canary()));

    job.execute();

    List<RunEnd> ends = job.ends();
    long failures = failures(ends);
    assertTrue(failures >= CANARY && failures <= CANARY + SLOTS, failures + " failed");
    assertEquals(
        500 - failures,
        ends.stream()
            .filter(end -> end.state() == RunState.CANCELLED)
            .filter(
                end ->
                    end.reason()
                        .equals(
                            "cancelled by the canary: the first 5 runs all failed alike:"
                                + " ImportError: no module"))
            .count());
  }

  @Test
  void aBugThatStrikesOneInFiveStopsNothingThoughItStrikesAtOnceAndOthersTakeTheirTime()
      throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                    40,
                    2,
                    4,
                    "[ $((RUNSPEC_SEED % 5)) != 0 ] || { echo 'Error: bad luck' >&2; exit 1; };"
                        + " sleep 1.5")
                .within(Draft.canary()));

    job.execute();

    List<RunEnd> ends = job.ends();
    assertTrue(failures(ends) >= 4, failures(ends) + " failed");
    assertEquals(
        40 - failures(ends),
        ends.stream().filter(end -> end.state() == RunState.COMPLETED).count());
  }

  @Test
  void runsOfAHealthySweepDoNotWaitForTheFirstOnes() throws Exception {
    Path begun = Files.createDirectory(folder.resolve("begun"));
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                    12,
                    1,
                    6,
                    "touch '"
                        + begun
                        + "'/$XT_RUN_NAME;"
                        + (" until [ $(ls '" + begun + "' | wc -l) -ge 6 ]; do sleep 0.1; done"))
                .within(Draft.canary()));

    job.execute();

    assertTrue(job.states().stream().allMatch(RunState.COMPLETED::equals));
  }
}
