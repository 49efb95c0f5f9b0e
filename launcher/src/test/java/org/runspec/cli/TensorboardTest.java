package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.cli.TypedCommands.Waits;
import org.runspec.job.Cause;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.run.tensorboard.EventFolder;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;

/** What {@code view tensorboard} collects while runs go on. */
class TensorboardTest extends JobScreens {
  private static final String SPACE =
      """
      {"algorithm": "random", "seed": 7, "chosen": [], "space": [
        {"name": "lr", "values": [0.1, 0.2], "ordered": true},
        {"name": "depth", "values": [2], "ordered": true}]}""";

  private final Deque<Waits> happening = new ArrayDeque<>();
  private StoredJob job;

  @BeforeEach
  void makeJob() throws IOException {
    waits = () -> happening.remove().pass();
    job = StoredJob.create(project, 2, 1);
    job.search(SPACE);
    job.start(0, 0, 1, Cause.FIRST, Map.of("lr", 0.1, "depth", 2), StoredJob.NOON);
    log(0, 1, 100, 1);
  }

  private void log(int run, int attempt, int step, double loss) throws IOException {
    job.log(run, attempt, step, Map.of("s1-loss", loss), StoredJob.NOON.plusSeconds(step));
  }

  private void startSecond() throws IOException {
    job.start(0, 1, 1, Cause.FIRST, Map.of("lr", 0.2, "depth", 2), StoredJob.NOON);
    log(1, 1, 100, 2);
  }

  private void endAll() throws IOException {
    for (int run = 0; run < 2; run++) {
      job.end(0, run, RunState.COMPLETED, "", Map.of(), NOW);
    }
  }

  private void watch() {
    Seen seen = type("view tensorboard job1 --to tb --watch");

    assertEquals(0, seen.code().code(), seen.text());
    assertEquals(List.of(), List.copyOf(happening), "all of it was waited for");
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("tb").resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> points(String run) {
    return new EventFolder(project.resolve("tb").resolve(run), note -> {})
        .poll().stream()
            .map(point -> point.tag() + " " + point.step() + ": " + point.value())
            .toList();
  }

  @Test
  void theFolderOfARunIsTheSameWhoeverElseHasBegun() throws IOException {
    happening.add(this::startSecond);
    happening.add(this::endAll);

    watch();

    assertEquals(List.of("run1.1 lr=0.1", "run1.2 lr=0.2"), names(""));
    assertEquals(List.of("s1-loss 100: 2.0"), points("run1.2 lr=0.2"));
  }

  @Test
  void metricsGoOnInTheirFile() throws IOException {
    happening.add(() -> log(0, 1, 200, 0.5));
    happening.add(this::startSecond);
    happening.add(this::endAll);

    watch();

    assertEquals(List.of("s1-loss 100: 1.0", "s1-loss 200: 0.5"), points("run1.1 lr=0.1"));
    assertEquals(1, names("run1.1 lr=0.1").size());
  }

  @Test
  void stepsThatAnotherAttemptDidAgainTakeThePlaceOfTheOlderOnes() throws IOException {
    log(0, 1, 200, 2);
    happening.add(() -> log(0, 1, 300, 3));
    happening.add(
        () -> {
          job.start(0, 0, 2, Cause.RESTARTED, Map.of("lr", 0.1, "depth", 2), NOW);
          log(0, 2, 200, 0.25);
          log(0, 2, 300, 0.125);
          log(0, 2, 400, 0.5);
        });
    happening.add(() -> log(0, 2, 500, 0));
    happening.add(
        () -> {
          startSecond();
          endAll();
        });

    watch();

    assertEquals(
        List.of(
            "s1-loss 100: 1.0",
            "s1-loss 200: 0.25",
            "s1-loss 300: 0.125",
            "s1-loss 400: 0.5",
            "s1-loss 500: 0.0"),
        points("run1.1 lr=0.1"));
  }

  @Test
  void ownEventFilesTakeThePlaceOfTheOneMadeFromMetrics() throws IOException {
    type("view tensorboard job1 --to tb");
    happening.add(
        () -> {
          String mirrored =
              StoreLayout.mirrored(job.record().workspace(), job.record().shape().nameOf(0), 1);
          try (Storage storage = LocalStorage.at(project.resolve(".runspec/store"))) {
            storage.put(new ObjectKey(mirrored + "/events.out.tfevents.7.h.0"), new byte[0]);
          }
        });
    happening.add(
        () -> {
          startSecond();
          endAll();
        });

    watch();

    assertEquals(List.of("events.out.tfevents.7.h.0"), names("run1.1 lr=0.1"));
  }

  @Test
  void runsOfTwoWorkspacesWithOneNameAreTwo() throws IOException {
    StoredJob other = StoredJob.create(project, "ws2", 1);
    other.start(0, 0, 1, Cause.FIRST, Map.of("lr", 0.1), StoredJob.NOON);
    other.log(0, 1, 100, Map.of("s1-loss", 7.0), StoredJob.NOON);
    other.end(0, 0, RunState.COMPLETED, "", Map.of(), NOW);

    Seen seen = type("view tensorboard job1 job2 --to tb");

    assertEquals(0, seen.code().code(), seen.text());
    assertEquals(List.of("run1.1 lr=0.1", "ws2"), names(""));
    assertEquals(List.of("s1-loss 100: 1.0"), points("run1.1 lr=0.1"));
    assertEquals(List.of("s1-loss 100: 7.0"), points("ws2/run1.1 lr=0.1"));
  }

  @Test
  void anotherCallDoesNotShowARunTwice() throws IOException {
    type("view tensorboard job1 --to tb");
    log(0, 1, 200, 0.5);
    Seen seen = type("view tensorboard job1 --to tb");

    assertTrue(seen.text().contains("tensorboard --logdir tb"), seen.text());
    assertEquals(List.of("s1-loss 100: 1.0", "s1-loss 200: 0.5"), points("run1.1 lr=0.1"));
  }
}
