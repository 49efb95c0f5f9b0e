package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.ClientRequest;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.node.TestJob.Draft;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.file.FileRunStore;

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
                .within(attempts(3)));

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

  private static MultiRun.Limits attempts(int most) {
    MultiRun.Limits l = TestJob.LIMITS;
    return new MultiRun.Limits(
        most,
        l.maxLosses(),
        l.timeLimitSeconds(),
        l.graceSeconds(),
        l.leaseSeconds(),
        l.heartbeatSeconds(),
        l.canary());
  }

  private static MultiRun.Limits time(double limit, double grace) {
    MultiRun.Limits l = TestJob.LIMITS;
    return new MultiRun.Limits(
        1, 3, Optional.of(limit), grace, l.leaseSeconds(), l.heartbeatSeconds(), false);
  }

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
                .within(time(0.5, 1)));

    job.execute();

    assertEquals(RunState.ERROR, job.end(0).state());
    assertTrue(job.end(0).reason().startsWith("time limit of 0.5 s reached"), job.end(0).reason());
    assertEquals("time\n", job.mirrored(1, 1, "why"));
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
    Thread nodes = new Thread(() -> execute(job));
    nodes.start();
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
    MultiRun.Limits l = TestJob.LIMITS;
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(40, 1, 2, "echo 'ImportError: no module' >&2; exit 1")
                .within(
                    new MultiRun.Limits(
                        1, 3, Optional.empty(), 1, l.leaseSeconds(), l.heartbeatSeconds(), true)));

    job.execute();

    long cancelled = job.ends().stream().filter(end -> end.state() == RunState.CANCELLED).count();
    assertTrue(cancelled > 20, cancelled + " were cancelled");
    assertTrue(
        reasons(job).stream().anyMatch(reason -> reason.contains("the first runs all failed")));
  }

  @Test
  void anOutageOfTheStoreDelaysRecordsAndLosesNone() throws Exception {
    Outage outage = new Outage();
    Storage storage = outage.before(LocalStorage.at(folder.resolve("store")), Storage.class);
    String counts =
        """
        for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
          echo "{\\"iters\\": $n, \\"x\\": $n}" >> $RUNSPEC_METRICS; echo $n; echo $n >> results/n
          sleep 0.25
        done
        """
            .replace("\\\\", "\\");
    TestJob job =
        TestJob.create(folder, storage, FileRunStore.on(storage), Draft.of(4, 1, 2, counts));
    Thread nodes = new Thread(() -> execute(job));
    nodes.start();
    TestJob.await(() -> job.metricsOf(0, 1) > 1);
    outage.begin();
    TestJob.await(() -> outage.refused() > 20);
    nodes.join(4000);
    outage.end();
    nodes.join();

    for (RunEnd end : job.ends()) {
      assertEquals(RunState.COMPLETED, end.state(), end.reason());
      assertEquals(1, end.attempt());
      assertEquals(12, job.metricsOf(end.run(), 1));
      assertEquals(job.output(end.run(), 1), job.mirrored(end.run(), 1, "n"));
      assertEquals(12, job.output(end.run(), 1).lines().count());
    }
  }

  /** Makes calls fail while it lasts. */
  private static final class Outage {
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean lasts;

    void begin() {
      lasts = true;
    }

    void end() {
      lasts = false;
    }

    int refused() {
      return refused.get();
    }

    <T> T before(T real, Class<T> type) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                if (lasts) {
                  refused.incrementAndGet();
                  throw new IOException("unreachable");
                }
                try {
                  Object answer = method.invoke(real, arguments);
                  return answer instanceof Storage relaxed && type == Storage.class
                      ? before(relaxed, Storage.class)
                      : answer;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }
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

  private static void execute(TestJob job) {
    try {
      job.execute();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
