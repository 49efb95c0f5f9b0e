package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.Claim;
import org.runspec.job.RunEnd;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.node.door.NodeClient;

/** Nodes as processes, killed, frozen and asked to leave. */
@Timeout(180)
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs signals and /proc")
class NodeProcessIT {
  @TempDir private Path folder;
  private NodeProcesses nodes;

  private TestJob create(Draft draft) throws IOException {
    TestJob job = TestJob.create(folder, draft);
    nodes = new NodeProcesses(job);
    return job;
  }

  @AfterEach
  void endAll() {
    nodes.close();
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** What a run leaves: a line of each step that an attempt of it took. */
  private static String steps(int count, double seconds) {
    return """
        n=$(wc -l < results/steps 2>/dev/null || echo 0)
        while [ $n -lt %d ]; do
          n=$((n+1)); echo $n >> results/steps
          echo "{\\"iters\\": $n, \\"value\\": $n}" >> $RUNSPEC_METRICS
          sleep %s
        done
        """
        .formatted(count, seconds);
  }

  @Test
  void anotherNodeTakesOverWhatAKilledNodeHeld() throws Exception {
    TestJob job = create(Draft.of(4, 2, 2, steps(30, 0.1)));
    Process first = nodes.start(0);
    Process second = nodes.start(1);
    TestJob.await(() -> job.store.claims(job.job.record().job()).size() == 4);
    TestJob.await(() -> job.metricsOf(0, 1) > 2);

    first.destroyForcibly();
    assertEquals(0, second.waitFor());

    for (RunEnd end : job.ends()) {
      assertEquals(RunState.COMPLETED, end.state(), end.toString());
      assertEquals(30, ((Number) end.metrics().get("value")).intValue());
    }
    assertEquals(2, job.end(0).attempt());
    Claim taken = job.store.claim(job.job.record().job(), 0, 2).orElseThrow();
    assertEquals(1, taken.losses());
    assertEquals(1, taken.node().node());
  }

  @Test
  void theNextLifeOnTheSameMachineEndsWhatIsLeftAndGoesOnAtOnce() throws Exception {
    TestJob job = create(Draft.of(2, 1, 2, "(setsid sleep 1000 &)\n" + steps(20, 0.1)));
    Process first = nodes.start(0);
    TestJob.await(() -> job.metricsOf(0, 1) > 2 && job.metricsOf(1, 1) > 2);

    first.destroyForcibly().waitFor();
    assertTrue(nodes.left() >= 2);
    Process second = nodes.start(0);
    assertEquals(0, second.waitFor());

    assertEquals(0, nodes.left());
    for (RunEnd end : job.ends()) {
      assertEquals(RunState.COMPLETED, end.state(), end.toString());
      assertEquals(2, end.attempt());
    }
  }

  @Test
  void aNodeThatSleptThroughItsLeaseSpoilsNothing() throws Exception {
    TestJob job = create(Draft.of(1, 2, 1, steps(60, 0.1)));
    Process first = nodes.start(0);
    TestJob.await(() -> job.metricsOf(0, 1) > 2);
    signal(first, "STOP");
    Process second = nodes.start(1);
    TestJob.await(() -> job.metricsOf(0, 2) > 0);
    signal(first, "CONT");

    assertEquals(0, second.waitFor());
    assertEquals(0, first.waitFor());

    assertEquals(RunState.COMPLETED, job.end(0).state());
    assertEquals(2, job.end(0).attempt());
    assertEquals(1, job.told(0, 2).stream().filter("ended"::equals).count());
    assertEquals("capture_after", job.told(0, 2).get(job.told(0, 2).size() - 1));
    TreeMap<Double, Integer> seen = new TreeMap<>();
    job.journal(0, 2).stream()
        .filter(event -> event.data().containsKey("step"))
        .forEach(
            event ->
                seen.merge(((Number) event.data().get("step")).doubleValue(), 1, Integer::sum));
    assertTrue(seen.values().stream().allMatch(count -> count == 1), seen.toString());
    assertEquals(60.0, seen.lastKey());
    assertEquals(0, nodes.left());
  }

  @Test
  void aNodeThatIsAskedToLeaveSavesItsRunsAndLeavesThemToOthers() throws Exception {
    String saves =
        """
        trap 'cat $RUNSPEC_STOP_FILE > results/why; exit 75' TERM
        [ $RUNSPEC_ATTEMPT = 1 ] || exit 0
        sleep 100 & wait
        """;
    TestJob job = create(Draft.of(2, 2, 1, saves));
    Process first = nodes.start(0);
    TestJob.await(() -> job.told(0, 1).contains("started"));
    signal(first, "TERM");
    assertEquals(143, first.waitFor(), "what it left is another's to do");
    long left = System.nanoTime();
    Process second = nodes.start(1);
    TestJob.await(() -> job.told(0, 2).contains("restarted"));
    long taken = System.nanoTime();
    signal(second, "TERM");
    second.waitFor();

    assertEquals("preempt\n", job.mirrored(0, 1, "why"));
    Claim next = job.store.claim(job.job.record().job(), 0, 2).orElseThrow();
    assertEquals("continued", next.cause().toString());
    assertEquals(0, next.losses() + next.failures());
    assertTrue(taken - left < 20e9, "it waits for no lease");
  }

  @Test
  void clientsReachANodeThroughItsDoorAndTheSecretStaysWithThem() throws Exception {
    TestJob job = create(Draft.of(3, 1, 2, "env; echo attempt $RUNSPEC_ATTEMPT; exec sleep 100"));
    Process node = nodes.start(0);
    TestJob.await(() -> job.told(1, 1).contains("started") && job.told(0, 1).contains("started"));
    NodeClient client = nodes.client(0);

    assertEquals(List.of(new RunName(1, 1), new RunName(1, 2)), client.status().running());
    client.cancel(List.of(new RunName(1, 2)), "ann");
    TestJob.await(() -> job.store.endOf(job.job.record(), 1, 0).isPresent());
    assertEquals("cancelled by ann", job.end(1).reason());

    client.restart();
    TestJob.await(() -> job.told(0, 2).contains("restarted"));
    nodes.client(0).cancel(List.of(), "bob");
    assertEquals(0, node.waitFor());

    assertEquals(2, job.end(0).attempt());
    assertEquals("cancelled by bob", job.end(0).reason());
    assertEquals("cancelled by bob", job.end(2).reason());
    assertEquals(List.of(), holdersOfTheSecret());
  }

  /** Files of the store and logs, environments and command lines that hold the job's secret. */
  private List<Path> holdersOfTheSecret() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(all::add);
    }
    ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .flatMap(
            process ->
                Stream.of("environ", "cmdline")
                    .map(name -> Path.of("/proc", process.pid() + "", name)))
        .forEach(all::add);
    return all.stream().filter(NodeProcessIT::holdsTheSecret).toList();
  }

  private static boolean holdsTheSecret(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(TestJob.SECRET);
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aRunThatIsLostTooOftenIsGivenUp() throws Exception {
    TestJob job = create(Draft.of(1, 1, 1, "exec sleep 1000").within(Draft.limits(1, 1, 1)));
    for (int attempt = 1; attempt <= 2; attempt++) {
      int now = attempt;
      Process node = nodes.start(0);
      TestJob.await(() -> !job.told(0, now).isEmpty() && nodes.left() > 0);
      node.destroyForcibly().waitFor();
    }

    assertEquals(0, nodes.start(0).waitFor());

    assertEquals(RunState.ERROR, job.end(0).state());
    assertEquals("lost with its node 2 times", job.end(0).reason());
    assertEquals(0, nodes.left());
  }

  @Test
  void whateverIsKilledEveryRunCompletesWithEachOfItsSteps() throws Exception {
    TestJob job = create(Draft.of(16, 3, 2, steps(8, 0.1)).within(Draft.limits(1, 100, 1)));
    Random random = new Random(42);
    Process[] living = {nodes.start(0), nodes.start(1), nodes.start(2)};
    for (int kill = 0; kill < 10; kill++) {
      int victim = random.nextInt(3);
      living[victim]
          .onExit()
          .completeOnTimeout(null, 400 + random.nextInt(1200), TimeUnit.MILLISECONDS)
          .join();
      living[victim].destroyForcibly().waitFor();
      living[victim] = nodes.start(victim);
    }
    for (Process node : living) {
      assertEquals(0, node.waitFor());
    }

    for (RunEnd end : job.ends()) {
      assertEquals(RunState.COMPLETED, end.state(), end.toString());
      assertEquals("1\n2\n3\n4\n5\n6\n7\n8\n", job.mirrored(end.run(), end.attempt(), "steps"));
    }
    assertEquals(0, nodes.left());
    assertTrue(Files.exists(folder));
  }
}
