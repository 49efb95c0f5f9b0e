package org.runspec.cli.job.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.cli.job.Stores;
import org.runspec.cli.session.Session;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.report.series.PointBudget;
import org.runspec.report.series.SeriesWish;
import org.runspec.run.console.Terminal;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.Samples;
import org.runspec.store.file.FileRunStore;

/** How long series are read. */
class SeriesGatheringTest {
  @TempDir Path project;

  /** Each look at it is so much later than the one before. */
  private record LateClock(Duration step, long[] nanos) implements Pacer {
    @Override
    public long nanoTime() {
      nanos[0] += step.toNanos();
      return nanos[0];
    }

    @Override
    public void await(Bell bell, Duration atMost) {
      throw new IllegalStateException("nobody waits");
    }
  }

  private Session session() {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    return new Session(
        project,
        Map.of("RUNSPEC_HOME", project.resolve("home").toString()),
        new Terminal(nowhere, nowhere, false, () -> 80),
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
        new LateClock(Duration.ZERO, new long[1]));
  }

  private void fill(String folder) throws IOException {
    FileRunStore.on(LocalStorage.at(project.resolve(folder))).createJob(Samples.draft("s", 1, 1));
  }

  private List<String> notes(Duration patience) throws Exception {
    fill(".runspec/store");
    fill("lab");
    Files.writeString(
        project.resolve("xt_config.yaml"),
        "external-services: {lab: {type: storage, path: lab}}\n"
            + "compute-targets: {bench: {service: local, storage: lab}}\n");
    Session session = session();
    List<String> notes = new ArrayList<>();
    try (Stores stores = Stores.open(session.project(), session)) {
      List<ChosenRun> runs = PlotRuns.of(stores, List.of("files:job1", "lab:job1"), List.of());
      SeriesWish wish =
          new SeriesWish(Set.of("loss"), SeriesWish.STEP, PointBudget.of(1, false, false));
      Pacer late = new LateClock(Duration.ofSeconds(40), new long[1]);
      new SeriesGathering(wish, patience, late, notes).of(runs);
    }
    return notes;
  }

  @Test
  void allStoresTogetherHaveOnePatience() throws Exception {
    assertEquals(
        List.of("1 run could not be read in time (--timeout)."), notes(Duration.ofSeconds(60)));
  }

  @Test
  void thereIsTimeForAllIfItIsEnough() throws Exception {
    assertEquals(List.of(), notes(Duration.ofSeconds(600)));
  }
}
