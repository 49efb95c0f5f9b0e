package org.runspec.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;

/** A project with jobs, somebody before a screen who types there, and an hour that has passed. */
abstract class JobScreens {
  static final Instant NOW = StoredJob.NOON.plusSeconds(3725);

  @TempDir Path folder;
  Path project;
  int width = 100;
  boolean interactive = true;
  TypedCommands.Waits waits = () -> {};

  @BeforeEach
  void makeProject() throws IOException {
    project = folder.toRealPath();
  }

  /** A job in the middle of things, with everything that may happen. */
  StoredJob job() throws IOException {
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

  /** A job whose one run ended in an error. */
  StoredJob endedJob() throws IOException {
    StoredJob job = StoredJob.create(project, 1, 1);
    job.start(0, 0, Map.of(), StoredJob.NOON);
    job.end(0, 0, RunState.ERROR, "", Map.of(), StoredJob.NOON.plusSeconds(60));
    return job;
  }

  Seen type(String command) {
    return new TypedCommands(project, NOW, width, interactive, waits).type(command);
  }

  /** What all of them print, each with its exit code. */
  String typed(String... commands) {
    StringBuilder text = new StringBuilder();
    for (String command : commands) {
      Seen seen = type(command);
      text.append("$ run.jar ").append(command).append('\n').append(seen.text());
      text.append("(exit code ").append(seen.code().code()).append(")\n\n");
    }
    return text.toString();
  }

  static Wishes wishesFor(StoredJob job) throws IOException {
    return new Wishes(job.store().requests(job.record().job(), Set.of()));
  }
}
