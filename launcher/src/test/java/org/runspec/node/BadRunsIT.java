package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.MultiRun;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;

/** Runs that misbehave hurt no neighbour, and say what was wrong with them. */
@Timeout(90)
class BadRunsIT {
  @TempDir private Path folder;

  @Test
  void aRunThatCannotBeChosenForEndsAndTheNodeGoesOn() throws Exception {
    TestJob job = TestJob.create(folder, Draft.of(2, 1, 1, "echo hello"));
    Values values =
        run -> {
          if (run == 0) {
            throw new NumberFormatException("Infinite or NaN");
          }
          return Values.Choice.NONE;
        };

    job.node(0, "only", List.of(), values).live();

    assertEquals(RunState.ERROR, job.end(0).state());
    assertEquals(
        "its hyperparameters could not be chosen:"
            + " java.lang.NumberFormatException: Infinite or NaN",
        job.end(0).reason());
    assertEquals(RunState.COMPLETED, job.end(1).state());
  }

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
                "yes | head -c 1000000000; echo the end",
                "for i in $(seq 40); do (setsid sleep 1000 &); done; exit 0",
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

  @Test
  void whatARunLeftBehindIsGoneWhenItsNodeIs() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                2,
                1,
                2,
                "for i in $(seq 60); do (setsid sh -c 'sleep 1000; : again' &); done; exit 0",
                "sleep 1; echo fine"));

    job.execute();

    assertEquals(List.of(RunState.COMPLETED, RunState.COMPLETED), job.states());
    assertEquals("fine\n", job.output(1, 1));
    assertEquals(0, new NodeProcesses(job).left());
  }

  @Test
  void whatCannotStartSaysWhy() throws Exception {
    Path closed = Files.writeString(folder.resolve("closed.sh"), "#!/bin/sh\necho never\n");
    Path odd = Files.writeString(folder.resolve("odd.sh"), "#!/nonexistent/python9\n");
    assertTrue(odd.toFile().setExecutable(true));
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                5,
                1,
                2,
                "no-such-program x",
                "/nonexistent/program",
                closed + "",
                odd + "",
                "echo fine"));

    job.execute();

    assertEquals("no no-such-program on PATH", job.end(0).reason());
    assertEquals("no /nonexistent/program, or no interpreter for it", job.end(1).reason());
    assertEquals(closed + " is not executable", job.end(2).reason());
    assertEquals("no " + odd + ", or no interpreter for it", job.end(3).reason());
    assertEquals(RunState.COMPLETED, job.end(4).state());
  }

  @Test
  void aRunWhoseWorkingDirectoryIsMissingSaysSo() throws Exception {
    TestJob job = TestJob.create(folder, Draft.of(1, 1, 1, "true").onCode(code("no/such")));

    job.execute();

    assertEquals(RunState.ERROR, job.end(0).state());
    String reason = job.end(0).reason();
    assertTrue(reason.startsWith("no folder ") && reason.endsWith("/no/such to run in"), reason);
  }

  @Test
  void aRunWhoseCodeIsMissingSaysSo() throws Exception {
    TestJob job =
        TestJob.create(
            folder, Draft.of(1, 1, 1, "true").onCode(new MultiRun.Code("c0de".repeat(16), ".")));

    job.execute();

    assertEquals(RunState.ERROR, job.end(0).state());
    assertEquals(
        "the node could not execute it: the store does not hold the code snapshot code/"
            + "c0de".repeat(16)
            + ".zip",
        job.end(0).reason());
  }

  /** A snapshot with a file in it, in the store. */
  private MultiRun.Code code(String workingDirectory) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("train.py"));
    }
    String digest =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    try (Storage storage = LocalStorage.at(folder.resolve("store"))) {
      storage.put(new ObjectKey(StoreLayout.code(digest)), bytes.toByteArray());
    }
    return new MultiRun.Code(digest, workingDirectory);
  }

  /** Of the node's disk, with the runs' folders and its own records. */
  @Test
  void aFullDiskHurtsTheRunThatFillsItAlone() throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", work.toString()) == 0,
        "needs the right to mount a small disk");
    try {
      TestJob job =
          TestJob.create(
              folder,
              Draft.of(
                  5,
                  1,
                  2,
                  "until [ -e "
                      + folder
                      + "/begun ]; do sleep 0.1; done;"
                      + " head -c 20000000 /dev/zero > results/large; touch "
                      + folder
                      + "/full; sleep 2; exit 3",
                  "touch "
                      + folder
                      + "/begun; until [ -e "
                      + folder
                      + "/full ]; do sleep 0.1; done; echo during; sleep 4; echo after",
                  "echo later > results/later",
                  "echo later > results/later",
                  "echo later > results/later"));

      Thread nodes = job.start();
      nodes.join(TimeUnit.SECONDS.toMillis(60));
      assertFalse(nodes.isAlive(), "the node goes on and on");

      assertEquals(RunState.ERROR, job.end(0).state());
      assertEquals("disk full: No space left on device", job.end(0).reason());
      for (int run = 1; run < 5; run++) {
        assertEquals(RunState.COMPLETED, job.end(run).state(), job.end(run).reason());
        assertTrue(job.told(run, 1).contains("ended"));
      }
      assertTrue(job.output(1, 1).contains("after\n"), job.output(1, 1));
      assertEquals("later\n", job.mirrored(3, 1, "later"));
    } finally {
      command("umount", "--lazy", work.toString());
    }
  }

  private static int command(String... words) throws Exception {
    return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
  }
}
