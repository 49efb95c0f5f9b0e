package org.runspec.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.Event;
import org.runspec.job.FileSum;
import org.runspec.job.FileSums;
import org.runspec.job.NotKept;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;

/** What becomes of the files that runs leave. */
@Timeout(90)
class RunFilesIT {
  @TempDir private Path folder;

  @Test
  void theNextAttemptBeginsWithoutWhatTheLastOneDeleted() throws Exception {
    Path copies = folder.resolve("store/ws1/runs/run1.1/a1/mirrored");
    String first =
        "echo x > results/lock; echo x > results/kept;"
            + " until [ -e "
            + copies
            + "/lock ] && [ -e "
            + copies
            + "/kept ]; do sleep 0.05; done; rm results/lock; exit 9";
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                    1,
                    1,
                    1,
                    "if [ $RUNSPEC_ATTEMPT = 1 ]; then "
                        + first
                        + "; fi; ls results > results/found")
                .within(Draft.limits(2, 3, 2)));

    job.execute();

    assertEquals(RunState.COMPLETED, job.end(0).state());
    assertEquals("x\n", job.mirrored(0, 1, "lock"), "the store keeps what was deleted");
    assertEquals("found\nkept\n", job.mirrored(0, 2, "found"));
  }

  @Test
  void itsSumsLieBesideTheFilesOfAnAttempt() throws Exception {
    TestJob job = TestJob.create(folder, Draft.of(1, 1, 1, "printf 123456789 > results/nine"));

    job.execute();

    String sums = job.object(StoreLayout.sums("ws1", job.job.multiRun().shape().nameOf(0), 1));
    assertEquals(
        Map.of("mirrored/nine", new FileSum(9, "e3069283")),
        RecordFormat.read(sums.getBytes(UTF_8), FileSums.class).files());
  }

  @Test
  void aFileThatIsTooLargeIsToldWithItsSize() throws Exception {
    TestJob job =
        TestJob.create(folder, Draft.of(1, 1, 1, "truncate -s 1100M results/console.txt"));

    job.execute();

    List<Event> events = job.journal(0, 1);
    assertEquals(
        List.of(NotKept.tooLarge("mirrored/console.txt", 1100L << 20)),
        NotKept.of(events.get(events.size() - 1)));
    assertEquals(RunState.COMPLETED, job.end(0).state());
  }
}
