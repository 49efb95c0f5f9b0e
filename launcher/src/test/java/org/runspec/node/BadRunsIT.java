package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.RunState;

/** Runs that misbehave hurt no neighbour, and say what was wrong with them. */
@Timeout(90)
class BadRunsIT {
  @TempDir private Path folder;

  @Test
  void oneBadRunHurtsNoNeighbour() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                9,
                1,
                4,
                "head -c 100000 /dev/urandom; exit 1",
                "yes | head -c 250000000; echo the end",
                "(setsid sleep 1000 &) ; exit 0",
                "mkdir results/closed; echo x > results/closed/x; chmod 0 results/closed",
                "cat; echo \"stdin is closed\"",
                "no-such-program",
                "printf 'not json\\n{\"iters\": 1, \"a\": NaN}\\nworse' >> $RUNSPEC_METRICS",
                "rm -rf ../* results; echo gone",
                "echo x > results/x; chmod 0 results"));

    job.execute();

    assertEquals(
        List.of("error", "completed", "completed", "completed", "completed", "error", "completed"),
        job.ends().stream().limit(7).map(end -> end.state().toString()).toList());
    assertTrue(job.end(5).reason().contains("no-such-program"), job.end(5).reason());
    assertEquals("stdin is closed\n", job.output(4, 1));
    String large = job.output(1, 1);
    assertTrue(large.length() < 101 << 20 && large.endsWith("the end\n"));
    assertTrue(large.contains("bytes were left out here"));
    assertEquals(1, job.told(6, 1).stream().filter("bad_report"::equals).count());
    assertTrue(job.end(7).state().isTerminal());
    assertEquals(RunState.COMPLETED, job.end(8).state());
  }
}
