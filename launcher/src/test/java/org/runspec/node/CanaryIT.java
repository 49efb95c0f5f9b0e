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

  /** A folder, and what a run does to wait until a number of files in it is reached. */
  private Path counted(String name) throws Exception {
    return Files.createDirectory(folder.resolve(name));
  }

  private static String adds(Path counted) {
    return "touch '" + counted + "'/$XT_RUN_NAME; ";
  }

  private static String atLeast(int most, Path counted) {
    return "[ $(ls '" + counted + "' | wc -l) -ge " + most + " ]";
  }

  @Test
  void aBugInTheProgramOf500RunsCostsNoMoreThanTheCanaryAndEachSlotARun() throws Exception {
    Path begun = counted("begun");
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                    500,
                    3,
                    SLOTS / 3,
                    adds(begun)
                        + ("until " + atLeast(SLOTS, begun) + "; do sleep 0.1; done;")
                        + " echo 'ImportError: no module' >&2; exit 1")
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

  /**
   * The healthy ones go on until four have failed; if all slots are taken by healthy ones before
   * that, no more can fail.
   */
  @Test
  void aBugThatStrikesOneInFiveStopsNothingThoughItStrikesAtOnceAndOthersTakeTheirTime()
      throws Exception {
    int slots = 8;
    Path failed = counted("failed");
    Path healthy = counted("healthy");
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                    40,
                    2,
                    slots / 2,
                    "[ $((RUNSPEC_SEED % 5)) != 0 ] || { "
                        + adds(failed)
                        + "echo 'Error: bad luck' >&2; exit 1; }; "
                        + adds(healthy)
                        + ("until " + atLeast(4, failed) + " || " + atLeast(slots, healthy))
                        + "; do sleep 0.1; done")
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
    Path begun = counted("begun");
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                    12,
                    1,
                    SLOTS,
                    adds(begun) + "until " + atLeast(SLOTS, begun) + "; do sleep 0.1; done")
                .within(Draft.canary()));

    job.execute();

    assertTrue(job.states().stream().allMatch(RunState.COMPLETED::equals));
  }
}
