package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.job.ClientRequest;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.run.console.Terminal;
import org.runspec.run.program.Bell;
import org.runspec.run.program.Pacer;

/** What people and programs see of jobs, and what comes of their wishes. */
class JobScreensTest {
  private static final String FOLDER = "src/test/resources/org/runspec/cli/screens/";
  private static final Instant NOW = StoredJob.NOON.plusSeconds(3725);

  @TempDir Path folder;
  private Path project;
  private int width = 100;
  private boolean interactive = true;
  private Waits waits = () -> {};

  /** What happens in the world while a command waits. */
  private interface Waits {
    void pass() throws IOException;
  }

  @BeforeEach
  void makeProject() throws IOException {
    project = folder.toRealPath();
  }

  /** A job in the middle of things, with everything that may happen. */
  private StoredJob job() throws IOException {
    StoredJob job = StoredJob.create(project, 7, 3);
    Instant noon = StoredJob.NOON;
    job.beat(0, NodeState.SPAWNING, NOW.minusSeconds(4), 3);
    job.beat(1, NodeState.SPAWNING, NOW.minusSeconds(75), 4);
    for (int run = 0; run < 5; run++) {
      job.start(run % 2, run, Map.of("lr", 0.001 * (run + 1)), noon.plusSeconds(10 + run));
      job.measure(
          run % 2, run, StoredJob.metrics(1000 * run, 0.5 / (run + 1)), noon.plusSeconds(60));
    }
    job.end(0, 0, RunState.COMPLETED, "", StoredJob.metrics(9000, 0.01), noon.plusSeconds(3000));
    job.end(
        1,
        1,
        RunState.ERROR,
        "ValueError: \u001b[31mno such\nfile\u001b[0m: a_path/with/many/folders/and/a/long/name.txt",
        StoredJob.metrics(2000, Double.NaN),
        noon.plusSeconds(95));
    job.end(0, 2, RunState.COMPLETED, "", StoredJob.metrics(9000, 0.02), noon.plusSeconds(3100));
    for (int line = 1; line <= 40; line++) {
      job.print(1, "epoch " + line + "\tloss \u001b[1m0.5\u001b[0m\n");
    }
    return job;
  }

  private record Seen(String text, ExitCode code) {}

  private Seen type(String command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Map<String, String> environment = new HashMap<>(Transcript.environment());
    environment.put("RUNSPEC_HOME", project.resolve("home").toString());
    environment.put("NO_COLOR", "1");
    Session session =
        new Session(
            project,
            environment,
            new Terminal(screen, screen, interactive, () -> width),
            Clock.fixed(NOW, ZoneOffset.UTC),
            new WorldClock());
    ExitCode code = new CommandLine(session).run(List.of(command.split(" ")));
    return new Seen(bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"), code);
  }

  /** Time passes by waiting alone. */
  private final class WorldClock implements Pacer {
    private long nanos;

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public void await(Bell bell, Duration atMost) {
      nanos += atMost.toNanos();
      try {
        waits.pass();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private String typed(String... commands) {
    StringBuilder text = new StringBuilder();
    for (String command : commands) {
      Seen seen = type(command);
      text.append("$ run.jar ").append(command).append('\n').append(seen.text());
      text.append("(exit code ").append(seen.code().code()).append(")\n\n");
    }
    return text.toString();
  }

  private static void verify(String name, String text) {
    Approvals.verify(
        text, new Options().forFile().withNamer(new NamerWrapper(() -> name, () -> FOLDER)));
  }

  @Test
  void lists() throws IOException {
    job();
    StoredJob.create(project, 30, 1);

    verify(
        "lists",
        typed(
            "list jobs",
            "list runs",
            "list runs job1",
            "list runs job1 --parents",
            "list runs run1 run2.1",
            "list runs job1 --sort hpmax --reverse --last 2",
            "list runs job1 --sort lr --first 2"));
  }

  @Test
  void listsOnANarrowScreen() throws IOException {
    job();
    width = 46;

    verify("lists-narrow", typed("list jobs", "list runs job1", "status job1", "status run2.1"));
  }

  @Test
  void listsForMachines() throws IOException {
    job();

    verify(
        "lists-for-machines",
        typed(
            "list runs job1 --format json",
            "list runs job1 --format csv",
            "list runs job1 --format tsv --first 2",
            "list jobs --format json"));
  }

  @Test
  void status() throws IOException {
    job();

    verify("status", typed("status job1", "status run2.1", "status run1.2 run1", "status run3"));
  }

  @Test
  void whatIsNotThereIsTold() throws IOException {
    job();

    verify(
        "mistakes",
        typed(
            "list",
            "list rnus",
            "list runs job9",
            "status run9.1",
            "status run1.9",
            "logs lr",
            "list runs --sort hpmix",
            "list runs --first 0",
            "list runs --all --last 3",
            "list runs --format yaml",
            "logs run3.1 --attempt 2",
            "logs",
            "cancel",
            "resume",
            "status"));
  }

  @Test
  void whatIsDamagedIsToldAndInNobodysWay() throws IOException {
    job();
    StoredJob second = StoredJob.create(project, 2, 1);
    Path store = project.resolve(".runspec/store");
    Path lines = store.resolve("jobs/job1/nodes/0.k3f9/node.log");
    Files.writeString(lines, Files.readString(lines).replaceFirst("\n", "\ngarbage {\n"));
    Files.writeString(store.resolve("jobs/" + second.record().job() + "/job.json"), "{\n  \"jo");

    String seen = typed("list jobs", "list runs", "list runs job1", "status job2");
    verify("damaged", seen.replace(project.toString(), "PROJECT"));
  }

  @Test
  void aProjectWithoutJobsSaysSoAndStaysAsItIs() {
    verify("none", typed("list jobs", "list runs", "list jobs --format json", "status job1"));
    assertTrue(!project.resolve(".runspec").toFile().exists());
  }

  @Test
  void logsGoAsTheyAreIntoAFileAndHarmlessToATerminal() throws IOException {
    StoredJob job = job();
    job.print(0, "\u001b[2Jgone\u001b[32mgreen\u001b[0m\n");

    assertEquals("gone\u001b[32mgreen\u001b[0m\n", type("logs run1.1").text());
    interactive = false;
    assertEquals("\u001b[2Jgone\u001b[32mgreen\u001b[0m\n", type("logs run1.1").text());
    assertEquals("epoch 40\tloss \u001b[1m0.5\u001b[0m\n", type("logs run2.1 --lines 1").text());
  }

  @Test
  void followingShowsWhatComesUntilTheRunsEnd() throws IOException {
    StoredJob job = job();
    int[] waited = {0};
    waits =
        () -> {
          switch (waited[0]++) {
            case 0 -> job.print(3, "half a li");
            case 1 -> {
              job.print(3, "ne \u00e4\n");
              job.print(4, "other\nlast");
            }
            case 2 -> job.end(0, 3, RunState.COMPLETED, "", Map.of(), NOW);
            case 3 -> job.end(1, 4, RunState.ERROR, "it broke", Map.of(), NOW);
            default -> throw new AssertionError("nothing was left to wait for");
          }
        };

    Seen seen = type("logs -f run1.2 run2.2");

    assertEquals(
        """
        run1.2 | half a line \u00e4
        run2.2 | other
        --- run1.2: completed ---
        run2.2 | last
        --- run2.2: error, it broke ---
        """,
        seen.text());
    assertEquals(ExitCode.FAILED, seen.code());
  }

  @Test
  void cancellingWaitsForTheNodes() throws IOException {
    StoredJob job = job();
    waits = () -> job.end(0, 3, RunState.CANCELLED, "cancelled by ann", Map.of(), NOW);

    Seen seen = type("cancel run1.2 run1.1");

    assertEquals(
        """
        run1.1 had ended before: completed
        Cancelling run1.2 ...
        Cancelled run1.2.
        """,
        seen.text());
    assertEquals(ExitCode.DONE, seen.code());
    assertEquals(List.of(3), cancelled(job));
  }

  @Test
  void cancellingSaysWhenNobodyHears() throws IOException {
    StoredJob job = job();

    Seen seen = type("cancel job1");

    assertTrue(seen.text().contains("did not end yet. The request stands"), seen.text());
    assertEquals(ExitCode.TRY_LATER, seen.code());
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), cancelled(job));
  }

  @Test
  void cancellingWithoutWaitingOnlyAsks() throws IOException {
    StoredJob job = job();

    Seen seen = type("cancel run3.1 --no-wait");

    assertEquals("run3.1 had ended before: completed\n", seen.text());
    assertEquals("Asked to cancel run3.2.\n", type("cancel run3.2 --no-wait").text());
    assertEquals(List.of(5), cancelled(job));
  }

  private static List<Integer> cancelled(StoredJob job) throws IOException {
    Wishes wishes = wishes(job);
    return IntStream.range(0, 7).filter(wishes::cancelled).boxed().toList();
  }

  private static Wishes wishes(StoredJob job) throws IOException {
    return new Wishes(job.store().requests(job.record().job(), Set.of()));
  }

  @Test
  void resumingSetsTheEndAsideThatCounts() throws IOException {
    StoredJob job = job();

    Seen seen = type("resume run2.1 run1.1");

    assertEquals(
        """
        run1.1 completed, and stays as it is.
        Resumed run2.1.
        Nodes that still live execute them. If there are none, resume where the job was launched: \
        on desk, by ann.
        """,
        seen.text());
    assertEquals(1, wishes(job).resumed(1));
    assertEquals(new ClientRequest.ResumeRuns(Map.of(1, 1)), wishes(job).requests().get(0).wish());
    assertTrue(type("list runs run2.1").text().contains("queued"));
  }
}
