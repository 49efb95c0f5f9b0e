package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.ClientRequest;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;

/** What people and programs see of jobs, and what comes of their wishes. */
class JobScreensTest {
  private static final String FOLDER = "src/test/resources/org/runspec/cli/screens/";
  private static final Instant NOW = StoredJob.NOON.plusSeconds(3725);

  @TempDir Path folder;
  private Path project;
  private int width = 100;
  private boolean interactive = true;
  private TypedCommands.Waits waits = () -> {};

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

  private Seen type(String command) {
    return new TypedCommands(project, NOW, width, interactive, waits).type(command);
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
  void listsAreFilteredAndHaveTheColumnsThatOneWants() throws IOException {
    StoredJob job = job();
    Map<String, String> tags = Map.of("keep", "yes", "by", "ann");
    ClientRequest.Wish wish = new ClientRequest.SetTags(List.of("run3.1"), tags);
    job.store().request(job.record().job(), new ClientRequest("1", wish, "ann", NOW));
    for (int columns : List.of(80, 200)) {
      width = columns;

      verify(
          "lists-chosen-" + columns,
          typed(
              "list runs",
              "list runs --available",
              "list runs --filter status=completed --filter s1-loss<0.015",
              "list runs --filter (status=running|keep=yes)&lr>0.003",
              "list runs --filter elapsed>1h --sort started --columns run,elapsed,remaining=left",
              "list runs run1.1-run1.2,run3.* --columns run,s1-*,tags.*",
              "list runs job1 --add-columns node,exit_code --last 3",
              "list runs --filter status=none",
              "list jobs --filter running>0",
              "list runs --filter status=completed --columns run,lr --format csv",
              "list runs --filter status=completed --columns run,lr --format json"));
    }
  }

  @Test
  void whatIsWrongWithAListIsTold() throws IOException {
    job();

    verify(
        "list-mistakes",
        typed(
            "list runs --filter s1-los<1",
            "list runs --filter s1-loss<1&&",
            "list runs --filter elapsed>soon",
            "list runs --filter status=eror",
            "list jobs --filter status!=Failed",
            "list runs --columns run,s1-los",
            "list runs run7.*",
            "list runs job3-job4",
            "list runs --export csw",
            "list runs --export csv --format json",
            "list runs --output x.txt",
            "list targets lcal",
            "list jobs --parents"));
  }

  @Test
  void targetsAreListedWithTheirStore() {
    String seen = type("list targets --format json").text();

    assertTrue(seen.contains("\"target\":\"local\",\"service\":\"local\""), seen);
    assertTrue(seen.contains("\"reachable\":\"yes\",\"default\":true"), seen);
  }

  @Test
  void ofSeveralStoresAllAreListedAndNamesSayWhichIsMeant() throws IOException {
    job();
    StoredJob second = StoredJob.createIn(project.resolve("lab"), 1, 1);
    StoredJob.createIn(project.resolve("lab"), 2, 1);
    second.start(0, 0, Map.of("lr", 0.5), StoredJob.NOON.plusSeconds(2000));
    second.end(0, 0, RunState.COMPLETED, "", Map.of(), StoredJob.NOON.plusSeconds(2100));
    Files.writeString(
        project.resolve("xt_config.yaml"),
        """
        external-services:
          lab: {type: storage, path: lab}
          far: {type: storage, path: far}
        compute-targets:
          bench: {service: local, storage: lab}
        """);
    width = 120;

    String seen =
        typed(
            "list jobs",
            "list runs --last 3",
            "list runs job2",
            "list targets --format json",
            "status job1",
            "status lab:job1",
            "status lba:job1",
            "status far:job1",
            "status job7",
            "diff lab:job1 files:job1",
            "tags set lab:job1 keep=yes",
            "tags set job1 keep=yes",
            "hold files:job1,lab:job2",
            "view log run1.1",
            "view log lab:run1.1",
            "download files:run1.1 --to got");
    verify("several-stores", seen.replace(project.toString(), "PROJECT"));
  }

  @Test
  void rebuildingTellsWhatWasShownOtherwise() throws IOException {
    StoredJob job = job(); // its runs that go on have no journals of their own

    assertEquals(
        """
        Made the tables of 1 job with 7 runs again.
        job1: run1.2 (running, is queued), run2.2 (running, is queued)
        """,
        type("rebuild").text());
    job.end(0, 3, RunState.COMPLETED, "", Map.of(), NOW);
    job.end(1, 4, RunState.ERROR, "it broke", Map.of(), NOW);
    assertTrue(type("rebuild").text().endsWith("Nothing was shown otherwise before.\n"));
  }

  @Test
  void watchingWithoutATerminalShowsOnce() throws IOException {
    job();
    interactive = false;

    Seen seen = type("list runs job1 --watch 5");

    assertTrue(seen.text().contains("this was shown once"), seen.text());
    assertEquals(ExitCode.DONE, seen.code());
  }

  @Test
  void onlyAScreenIsWatched() throws IOException {
    job();

    for (String elsewhere : List.of("--format json", "--export csv", "--format text --output x")) {
      Seen seen = type("list runs --watch " + elsewhere);

      assertEquals(ExitCode.WRONG_INPUT, seen.code(), elsewhere);
      assertTrue(seen.text().startsWith("Could not watch a list "), seen.text());
    }
  }

  @Test
  void aListForPeopleMayGoIntoAFile() throws IOException {
    job();

    Seen seen = type("list runs --all --format text --output runs.txt");

    assertTrue(seen.text().startsWith("Wrote 7 runs to "), seen.text());
    String file = Files.readString(project.resolve("runs.txt"));
    assertTrue(file.contains("run1.1") && file.contains("7 runs"), file);
  }

  /**
   * Both name every value exactly; so what Python reads from one is what it reads from the other.
   */
  @Test
  void exportsAreReadBackByPython() throws IOException, InterruptedException {
    StoredJob job = job();
    job.measure(
        0, 3, Map.of("s1-loss", 0.1 + 0.2, "a,\"b\"\n", 1e-300), StoredJob.NOON.plusSeconds(99));
    for (String form : List.of("csv", "tsv", "json")) {
      assertEquals(
          ExitCode.DONE, type("list runs --export " + form + " --output all." + form).code());
    }
    String program =
        """
        import csv, json
        runs = json.load(open('all.json', encoding='utf-8'))
        for form, dialect in (('csv', 'excel'), ('tsv', 'excel-tab')):
            rows = list(csv.DictReader(open('all.' + form, newline='', encoding='utf-8'), dialect=dialect))
            assert len(rows) == len(runs) == 7, rows
            for row, run in zip(rows, runs):
                assert row['run'] == run['run'] and row['reason'] == run['reason'], row
                for group in ('metrics', 'hparams'):
                    for name, value in run[group].items():
                        read = row[group + '.' + name]
                        assert read == value or float(read) == value, (name, read, value)
        try:
            import pandas
        except ImportError:
            pandas = None
        if pandas:
            assert len(pandas.read_csv('all.csv')) == 7
            assert len(pandas.read_json('all.json')) == 7
        """;
    Process python =
        new ProcessBuilder("python3", "-c", program)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, python.waitFor(), said);
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
  void jobsWhoseNodesLeftAndRunsWhoseFilesAreGoneAreTold() throws IOException {
    StoredJob job = job();
    for (int node = 0; node < 3; node++) {
      job.beat(node, NodeState.CANCELLED, NOW.minusSeconds(4));
    }
    type("delete run2.1 --yes");

    verify(
        "left-alone",
        typed("list jobs", "list runs", "status job1", "status run2.1", "status run1.3"));
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
  void filesAndRecords() throws IOException {
    job();
    Files.writeString(project.resolve("note.txt"), "a note");
    width = 140;

    verify(
        "files",
        typed(
            "download run2.1 --to got",
            "download run2.1 --to got",
            "download run1.2 run.log --to one",
            "download run2.1 outptu.txt",
            "download run2.1 ../evil",
            "download run2.1 --attempt 2",
            "download share:data",
            "download",
            "upload note.txt --to share:data/notes",
            "upload note.txt --to run1",
            "upload nothing --to run1.1",
            "share list data",
            "share list data/nope",
            "share delete data",
            "download share:data --to shared",
            "extract run3.2",
            "view log run1.1",
            "view metrics run1.1",
            "view run run1.1",
            "view console run1.1",
            "view lgo",
            "diff run1.1 run2.1",
            "diff job1",
            "diff job1 run1.1"));
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
  void attachingFollowsTheStoreWhereNoDoorIs() throws IOException {
    StoredJob job = job();
    job.print(3, "before\n");
    int[] waited = {0};
    waits =
        () -> {
          if (waited[0]++ == 0) {
            job.print(3, "after\nlast");
          } else {
            job.end(0, 3, RunState.COMPLETED, "", Map.of(), NOW);
          }
        };

    Seen seen = type("attach run1.2 --lines 1");

    assertEquals(
        """
        Following run1.2 in the store: its node has no door.
        before
        after
        last
        --- run1.2: completed ---
        """,
        seen.text());
    assertEquals(ExitCode.DONE, seen.code());
  }

  @Test
  void whatIsWatchedMayBeDeletedMeanwhile() throws IOException {
    for (String command : List.of("attach run1.2", "monitor job2")) {
      StoredJob job = job();
      waits = () -> job.store().delete(job.record().job());
      Seen seen = type(command);
      assertTrue(seen.text().contains("Could not go on watching " + job.record().job()));
      assertTrue(seen.text().contains(": somebody deleted it meanwhile. Try: list jobs"));
      assertEquals(ExitCode.WRONG_INPUT, seen.code());
    }
  }

  @Test
  void aMonitorPrintsALineForEachChangeWhereNobodyDraws() throws IOException {
    StoredJob job = job();
    interactive = false;
    int[] waited = {0};
    waits =
        () -> {
          switch (waited[0]++) {
            case 3 -> job.end(0, 3, RunState.COMPLETED, "", Map.of(), NOW);
            case 4 -> job.end(1, 4, RunState.COMPLETED, "", Map.of(), NOW);
            case 12 -> job.end(0, 5, RunState.ERROR, "ValueError: 7", Map.of(), NOW);
            case 13 -> job.end(0, 6, RunState.ERROR, "ValueError: 8", Map.of(), NOW);
            default -> {}
          }
        };

    Seen seen = type("monitor job1");

    verify("monitor-lines", seen.text());
    assertEquals(ExitCode.FAILED, seen.code());
  }

  @Test
  void aMonitorDrawsOverWhatItDrewUntilTheJobIsOver() throws IOException {
    StoredJob job = job();
    int[] waited = {0};
    waits =
        () -> {
          if (waited[0]++ == 25) {
            for (int run = 3; run < 7; run++) {
              job.end(0, run, RunState.COMPLETED, "", Map.of(), NOW);
            }
          }
        };

    verify("monitor-drawn", type("monitor job1").text().replace("\u001b", "<ESC>"));
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
    long[] beats = {7};
    waits = () -> job.beat(0, ++beats[0], NodeState.SPAWNING, NOW);

    Seen seen = type("cancel job1");

    assertTrue(seen.text().contains("did not end yet. The request stands"), seen.text());
    assertEquals(ExitCode.TRY_LATER, seen.code());
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), cancelled(job));
  }

  @Test
  void cancellingEndsRunsOfNodesThatAreSilentForALeaseWhateverTheirClocksSay() throws IOException {
    StoredJob job = job();
    job.beat(0, NodeState.SPAWNING, NOW.plusSeconds(86400), 3);

    Seen seen = type("cancel job1");

    assertTrue(seen.text().contains("Cancelled run1.2, run2.2, run3.2, run1.3."), seen.text());
    assertEquals(ExitCode.DONE, seen.code());
  }

  private StoredJob endedJob() throws IOException {
    StoredJob job = StoredJob.create(project, 1, 1);
    job.start(0, 0, Map.of(), StoredJob.NOON);
    job.end(0, 0, RunState.ERROR, "", Map.of(), StoredJob.NOON.plusSeconds(60));
    return job;
  }

  @Test
  void aNodeWhoseClockIsBehindKeepsItsJobFromDeletion() throws IOException {
    StoredJob job = endedJob();
    job.beat(0, NodeState.SPAWNING, NOW.minusSeconds(86400));
    waits = () -> job.beat(0, 8, NodeState.SPAWNING, NOW.minusSeconds(86400));

    Seen seen = type("delete job1 --yes");

    assertTrue(seen.text().contains("nodes of it still live"), seen.text());
    assertTrue(job.store().job(job.record().job()).isPresent());
  }

  @Test
  void aJobThatIsResumedWhileItsDeletionIsCheckedStays() throws IOException {
    StoredJob job = endedJob();
    job.beat(0, NodeState.SPAWNING, NOW);
    waits = once(job, new ClientRequest.ResumeRuns(Map.of(0, 1)));

    Seen seen = type("delete job1 --yes");

    assertTrue(seen.text().contains("somebody resumed it meanwhile"), seen.text());
    assertEquals(List.of(job.record().job()), job.store().jobs());
    assertEquals(List.of(), job.store().hidden());
    waits = () -> {};
    assertTrue(type("gc --jobs --yes --older-than 1m").text().contains("nothing to delete"));
  }

  private TypedCommands.Waits once(StoredJob job, ClientRequest.Wish wish) {
    boolean[] done = {false};
    return () -> {
      if (!done[0]) {
        done[0] = true;
        job.store().request(job.record().job(), new ClientRequest("1", wish, "bob", NOW));
      }
    };
  }

  @Test
  void whatResistsIsToldAndInNoWayOfTheRest() throws IOException {
    endedJob();
    StoredJob damaged = endedJob();
    Path launch = Files.createDirectories(project.resolve("home/jobs/s7"));
    Files.writeString(launch.resolve("setting.json"), "{");
    Files.setLastModifiedTime(launch, FileTime.from(NOW.minusSeconds(3000)));
    Path copy = Files.createDirectories(project.resolve(".runspec/cache/rerun7"));
    Files.setLastModifiedTime(copy, FileTime.from(NOW.minusSeconds(3000)));
    Files.writeString(
        project.resolve(".runspec/store/jobs/" + damaged.record().job() + "/job.json"), "{");

    Seen seen = type("gc --jobs --yes --older-than 30m");

    assertTrue(seen.text().contains("Deleted job1, "), seen.text());
    assertTrue(seen.text().contains("Left alone: " + launch.resolve("setting.json")), seen.text());
    assertTrue(seen.text().contains("rerun7"), seen.text());
    assertEquals(ExitCode.TRY_LATER, seen.code());
    assertFalse(Files.exists(copy));
    assertTrue(Files.exists(launch));
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
  void whatCanGetNoNodesIsNotResumed() throws IOException {
    StoredJob job = job();

    Seen seen = type("resume run2.1 run1.1");

    assertEquals(
        """
        run1.1 completed, and stays as it is.
        Note: should its nodes be gone: Could not give job1 nodes from here: its launch was \
        broken off before it had nodes. Try: the launch again, by ann on desk, which goes on where that one ended.
        Nodes of job1 were heard elsewhere not long ago. Waiting for up to 16 s whether they still \
        live ...
        Could not give job1 nodes from here: its launch was broken off before it had nodes. \
        Try: the launch again, by ann on desk, which goes on where that one ended.
        """,
        seen.text());
    assertEquals(List.of(), wishes(job).requests(), "nothing was asked of anybody");
  }

  @Test
  void tagsAreSetShownAndTakenAway() throws IOException {
    job();

    assertEquals(
        "run1.1, job1: best=yes, note=good\n",
        type("tags set run1.1 job1 best=yes note=good").text());
    assertEquals("run1.1: no note\n", type("tags unset run1.1 note").text());
    assertEquals("run1.1  best=yes\njob1  best=yes, note=good\n", type("tags list").text());
    assertEquals("run2.1  no tags\n", type("tags list run2.1").text());
  }

  @Test
  void aJobIsHeldAndReleased() throws IOException {
    StoredJob job = job();

    assertTrue(type("hold job1").text().startsWith("Holding job1: no run starts."));
    assertTrue(type("status job1").text().contains("held:"));
    assertEquals("job1 is held already.\n", type("hold job1").text());
    assertEquals("Released job1.\n", type("hold --release job1").text());
    assertEquals("job1 is not held.\n", type("hold --release job1").text());
    assertTrue(wishes(job).held().isEmpty());
  }

  @Test
  void concurrencyIsANumberOfRunsOfAJob() throws IOException {
    StoredJob job = job();

    assertEquals(
        "job1: up to 3 runs at a time on each of its nodes.\n", type("concurrency job1 3").text());
    assertEquals(3, wishes(job).runsPerNode().getAsInt());
    assertTrue(type("concurrency job1 0").text().contains("Try: hold job1"));
    assertTrue(type("concurrency job1").text().contains("a job and a number are needed"));
    assertTrue(type("concurrency run1.1 2").text().contains("this is for whole jobs"));
  }

  @Test
  void onlyWhatRunsIsRestarted() throws IOException {
    StoredJob job = job();

    Seen seen = type("restart run1.1 run3.2 run2.2 --no-wait");

    assertTrue(seen.text().contains("nothing to restart"), seen.text());
    List<ClientRequest> asked = wishes(job).requests();
    assertEquals(1, asked.size());
    assertTrue(asked.get(0).wish() instanceof ClientRequest.RestartRuns);
  }
}
