package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.Cause;
import org.runspec.job.ClientRequest.CancelJob;
import org.runspec.job.ClientRequest.CancelRuns;
import org.runspec.job.ClientRequest.Hold;
import org.runspec.job.ClientRequest.RestartRuns;
import org.runspec.job.ClientRequest.SetConcurrency;
import org.runspec.job.Heartbeat;
import org.runspec.job.RunState;

/** What clients ask of nodes that are at work. */
@Timeout(90)
class SteeringIT {
  @TempDir private Path folder;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private Thread nodes;

  private void start(TestJob job) {
    nodes =
        new Thread(
            () -> {
              try {
                job.execute();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException | Error e) {
                failure.set(e);
              }
            });
    nodes.start();
  }

  private void finish() throws InterruptedException {
    nodes.join();
    assertEquals(null, failure.get());
  }

  @AfterEach
  void leaveNothing() throws InterruptedException {
    if (nodes != null) {
      nodes.join();
    }
  }

  /** After the second sign of life from now on, a node has seen all that was asked before. */
  private static void awaitBeats(TestJob job) throws Exception {
    long before = sequence(job);
    TestJob.await(() -> sequence(job) >= before + 2);
  }

  private static long sequence(TestJob job) throws IOException {
    return job.store.heartbeats(job.job.record().job()).values().stream()
        .mapToLong(Heartbeat::sequence)
        .sum();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private long going() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("going.")).count();
    }
  }

  /** Each run leaves a file while it goes on, until there is a file {@code open}. */
  private String waiting() {
    String mine = folder + "/going.$RUNSPEC_RUN_NAME";
    return "touch " + mine + "; until [ -e " + folder + "/open ]; do sleep 0.05; done; rm " + mine;
  }

  @Test
  void aRestartedRunGoesOnFromItsCheckpointAndThatIsNoFailure() throws Exception {
    String program =
        """
        cd $RUNSPEC_CHECKPOINT_DIR
        if [ -e c ]; then cat c; exit 0; fi
        save() {
          echo saved > c.new
          mv c.new c
          echo '{"checkpoint": "c"}' >> $RUNSPEC_METRICS
          exit 1
        }
        trap save TERM
        touch %s
        while :; do sleep 0.05; done
        """
            .formatted(file("up"));
    TestJob job = TestJob.create(folder, Draft.of(1, 1, 1, program));
    start(job);
    TestJob.await(() -> Files.exists(file("up")));

    job.ask(new RestartRuns(Map.of(0, 1)));
    finish();

    assertEquals(RunState.COMPLETED, job.end(0).state());
    assertEquals(2, job.end(0).attempt());
    assertEquals("saved\n", job.output(0, 2));
    var claim = job.store.claim(job.job.record().job(), 0, 2).orElseThrow();
    assertEquals(Cause.RESTARTED, claim.cause());
    assertEquals(0, claim.failures() + claim.losses());
  }

  @Test
  void noRunStartsWhileTheJobIsHeldAndThoseThatGoOnAreLeftAlone() throws Exception {
    TestJob job = TestJob.create(folder, Draft.of(3, 1, 1, waiting()));
    start(job);
    TestJob.await(() -> going() == 1);

    job.ask(new Hold(true));
    awaitBeats(job);
    Files.createFile(file("open"));
    TestJob.await(() -> going() == 0);
    TestJob.await(() -> job.store.endOf(job.job.record(), 0, 0).isPresent());
    assertEquals(1, job.store.claims(job.job.record().job()).size());

    job.ask(new Hold(false));
    finish();
    assertTrue(job.ends().stream().allMatch(end -> end.state() == RunState.COMPLETED));
  }

  @Test
  void aHeldJobCanBeCancelled() throws Exception {
    TestJob job = TestJob.create(folder, Draft.of(3, 1, 2, "true"));
    job.ask(new Hold(true));
    start(job);
    awaitBeats(job);

    job.ask(new CancelJob());
    finish();

    assertTrue(job.ends().stream().allMatch(end -> end.state() == RunState.CANCELLED));
  }

  @Test
  void aRunThatWaitsIsCancelledWhileAllSlotsAreTaken() throws Exception {
    TestJob job = TestJob.create(folder, Draft.of(3, 1, 1, waiting()));
    start(job);
    TestJob.await(() -> going() == 1);

    job.ask(new CancelRuns(List.of(2)));
    TestJob.await(() -> job.store.endOf(job.job.record(), 2, 0).isPresent());
    assertEquals(RunState.CANCELLED, job.end(2).state());

    Files.createFile(file("open"));
    finish();
    assertEquals(List.of(RunState.COMPLETED, RunState.COMPLETED, RunState.CANCELLED), job.states());
  }

  @Test
  void concurrencyGrowsAndShrinksWhileRunsGoOn() throws Exception {
    TestJob job = TestJob.create(folder, Draft.of(8, 1, 1, waiting()));
    start(job);
    TestJob.await(() -> going() == 1);

    job.ask(new SetConcurrency(4));
    TestJob.await(() -> going() == 4);

    job.ask(new SetConcurrency(2));
    awaitBeats(job);
    Files.createFile(file("open"));
    finish();

    assertEquals(8, job.ends().stream().filter(end -> end.state() == RunState.COMPLETED).count());
  }
}
