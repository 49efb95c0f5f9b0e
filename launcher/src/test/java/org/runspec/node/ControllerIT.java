package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.ClientRequest;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.store.view.Clocks;
import org.runspec.store.view.JobReader;

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
            "created", "queued", "download_before", "started", "metrics", "ended", "capture_after"),
        job.told(3, 1));
    assertEquals("said run4.1 run4.1\n", job.output(3, 1));
    assertEquals(0.5, job.end(3).metrics().get("loss"));
    Set<String> seeds = job.ends().stream().map(end -> seed(job, end)).collect(Collectors.toSet());
    assertEquals(20, seeds.size());
  }

  @Test
  void aRunThatFailsByItselfIsTriedAsOftenAsTheJobAllows() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(2, 1, 2, "echo no $RUNSPEC_ATTEMPT; [ $RUNSPEC_ATTEMPT = 3 ]", "exit 9")
                .within(Draft.limits(3, 3, 2)));

    job.execute();

    assertEquals(RunState.COMPLETED, job.end(0).state());
    assertEquals(3, job.end(0).attempt());
    assertEquals("no 2\n", job.output(0, 2));
    assertEquals(RunState.ERROR, job.end(1).state());
    assertEquals(Optional.of(9), job.end(1).exitCode());
    assertEquals(3, job.end(1).attempt());
    assertEquals(
        List.of("queued", "download_before", "restarted", "ended", "capture_after"),
        job.told(0, 3));
  }

  @Test
  void theParentScriptComesFirstOnEachNode() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(2, 1, 1, "cat " + folder + "/prepared")
                .prepared("echo ready > " + folder + "/prepared; echo prepared"));

    job.execute();

    assertEquals("ready\n", job.output(1, 1));
    assertEquals(
        "prepared\n", job.object("jobs/job1/nodes/0.first0/after/parent_script_output.txt"));
  }

  @Test
  void aParentScriptThatFailsEndsTheNodesRunsWithItsReason() throws Exception {
    TestJob job =
        TestJob.create(folder, Draft.of(3, 1, 1, "true").prepared("echo no such disk >&2; exit 4"));

    job.execute();

    assertEquals(Set.of(RunState.ERROR), states(job));
    assertTrue(job.end(2).reason().startsWith("the parent script failed: "), job.end(2).reason());
  }

  @Test
  void aJobThatIsCancelledEndsWhatGoesOnAndNeverStartsTheRest() throws Exception {
    TestJob job =
        TestJob.create(folder, Draft.of(6, 2, 1, "touch " + folder + "/going; exec sleep 60"));
    Thread nodes = job.start();
    TestJob.await(() -> Files.exists(folder.resolve("going")));

    job.ask(new ClientRequest.CancelJob());
    nodes.join();

    assertEquals(Set.of(RunState.CANCELLED), states(job));
    assertEquals(Set.of("cancelled by ann"), reasons(job));
  }

  @Test
  void aResumedRunIsExecutedAgainWithTheSameSeed() throws Exception {
    TestJob job =
        TestJob.create(
            folder, Draft.of(2, 1, 1, "echo $RUNSPEC_SEED; [ -e " + folder + "/mended ]"));
    job.execute();
    assertEquals(Set.of(RunState.ERROR), states(job));
    Files.createFile(folder.resolve("mended"));

    job.ask(new ClientRequest.ResumeRuns(Map.of(1, 1)));
    job.node(0, "second").live();

    assertEquals(RunState.COMPLETED, job.store.endOf(job.job.record(), 1, 1).get().state());
    assertEquals(job.output(1, 1), job.output(1, 2));
    assertEquals(RunState.ERROR, job.end(0).state());
  }

  /** An end without a node has the number after the latest claim; the next attempt comes after. */
  @Test
  void aRunThatAClientEndedAfterItsNodeDiedIsResumed() throws Exception {
    TestJob job = TestJob.create(folder, Draft.of(1, 1, 1, "echo here"));
    NodeName dead = new NodeName(0, "dead");
    job.store.claim(job.job.record().job(), claim(dead));
    RunEnd end =
        job.store.end(
            job.job.record(),
            new RunEnd(
                0,
                0,
                job.job.record().shape().nameOf(0),
                Optional.empty(),
                "",
                RunState.CANCELLED,
                Optional.empty(),
                "cancelled by ann",
                Map.of(),
                Map.of(),
                Optional.empty(),
                Instant.EPOCH),
            0);
    assertEquals(2, end.attempt());

    job.ask(new ClientRequest.ResumeRuns(Map.of(0, 2)));
    job.node(0, "next").live();

    RunEnd last = job.store.endOf(job.job.record(), 0, 2).orElseThrow();
    assertEquals(RunState.COMPLETED, last.state());
    assertEquals(3, last.attempt());
    assertEquals("here\n", job.output(0, 3));
  }

  private static Claim claim(NodeName node) {
    return new Claim(
        0,
        1,
        new RunName(1, 1),
        node,
        "token",
        1,
        Map.of(),
        Map.of(),
        Cause.FIRST,
        0,
        0,
        Instant.EPOCH);
  }

  @Test
  void theFirstRunsThatAllFailAlikeStopTheJob() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(40, 1, 2, "echo 'ImportError: no module' >&2; exit 1").within(Draft.canary()));

    job.execute();

    long cancelled = job.ends().stream().filter(end -> end.state() == RunState.CANCELLED).count();
    assertTrue(cancelled > 20, cancelled + " were cancelled");
    assertTrue(
        reasons(job).stream()
            .anyMatch(reason -> reason.contains("the first 5 runs all failed alike")));
  }

  @Test
  void hyperparametersThatACommandChoseAreShownWhileItGoesOn() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                1, 1, 1, "echo '{\"hparams\": {\"lr\": 0.5}}' >> $RUNSPEC_METRICS; exec sleep 60"));
    Thread nodes = job.start();

    TestJob.await(
        () ->
            new JobReader(job.store, job.job.record(), new Clocks(System::nanoTime, Instant::now))
                .read()
                .runs()
                .get(0)
                .hparams()
                .equals(Map.of("lr", 0.5)));

    job.ask(new ClientRequest.CancelJob());
    nodes.join();
  }

  @Test
  void filesAreCapturedWhenTheRunEnds() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(1, 1, 1, "mkdir logs; echo x > 'logs/a b'; echo y > other")
                .capturing("logs/**"));

    job.execute();

    assertEquals("x\n", job.object("ws1/runs/run1.1/a1/after/logs/a b"));
    assertTrue(job.storage.list("ws1/runs/run1.1/a1/after").size() == 1);
  }

  private static Set<String> reasons(TestJob job) throws IOException {
    return job.ends().stream().map(RunEnd::reason).collect(Collectors.toSet());
  }

  private static String seed(TestJob job, RunEnd end) {
    try {
      return job.mirrored(end.run(), end.attempt(), "seed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
