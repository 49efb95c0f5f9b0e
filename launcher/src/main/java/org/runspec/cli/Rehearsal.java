package org.runspec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.session.Session;
import org.runspec.cli.storage.StorePlace;
import org.runspec.config.UserHome;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.Objective;
import org.runspec.job.Rhythm;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.Schedule;
import org.runspec.job.SearchStyle;
import org.runspec.run.console.Terminal;
import org.runspec.store.JobDraft;
import org.runspec.store.Journal;
import org.runspec.store.RunStore;
import org.runspec.store.file.FileRunStore;

/**
 * Runs, unseen, the short commands that people type all day: {@code ./run} has Java keep the
 * classes that they load ready for later starts. Not a command; has a main of its own.
 */
final class Rehearsal {
  /** So much that lists are worth an index. */
  private static final String LONG_REASON = "x".repeat(300_000);

  private static final NodeName NODE = new NodeName(0, "rehearsal");

  private Rehearsal() {}

  /**
   * Rehearses.
   *
   * @param args an empty folder, which is filled, and a runspec
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]).toAbsolutePath();
    Files.createDirectories(folder.resolve("components"));
    Map<String, String> environment = Map.of(UserHome.VARIABLE, folder.resolve("home").toString());
    Session session = new Session(folder, environment, Terminal.unseen());
    makeJob(new StorePlace(session.project(), session));
    String spec = Path.of(args[1]).toAbsolutePath().toString();
    List<List<String>> commands =
        List.of(
            List.of("validate", spec),
            List.of("list", "jobs"),
            List.of("list", "runs", "job1"), // makes the index
            List.of("list", "runs", "--sort", "loss", "--filter", "loss < 1"),
            List.of("status", "job1"));
    for (List<String> command : commands) {
      new CommandLine(session).run(command);
    }
  }

  private static void makeJob(StorePlace place) throws IOException {
    RunStore store = FileRunStore.on(place.open());
    Instant now = Instant.EPOCH;
    JobRecord job = store.createJob(draft(now));
    store.beat(
        job.job(),
        new Heartbeat(
            NODE, 1, NodeState.COMPLETED, List.of(), "host", 1, Optional.empty(), "", now));
    Map<String, Object> hparams = Map.of("rate", 0.1);
    Map<String, Object> metrics = Map.of("loss", 0.5);
    Claim claim =
        new Claim(
            0, 1, job.shape().nameOf(0), NODE, "t", 1, hparams, Map.of(), Cause.FIRST, 0, 0, now);
    RunEnd end =
        new RunEnd(
            0,
            1,
            claim.name(),
            Optional.of(NODE),
            "t",
            RunState.ERROR,
            Optional.of(1),
            LONG_REASON,
            metrics,
            hparams,
            Optional.of(now),
            now);
    List<Event> lines =
        List.of(
            new NodeLine.Claimed(claim).event(now),
            new NodeLine.Started(0, 1, claim.name()).event(now),
            new NodeLine.Measured(0, 1, claim.name(), metrics).event(now),
            new NodeLine.Ended(end, 0).event(now));
    store.append(new Journal.OfNode(job.job(), NODE), 0, lines);
    Event submitted = new Event(now, EventKind.SUBMITTED, Optional.empty(), Map.of());
    store.append(new Journal.OfJob(job.job()), 0, List.of(submitted));
  }

  private static JobDraft draft(Instant now) {
    return new JobDraft(
        new JobRecord(
            JobRecord.FORMAT,
            new JobName(1),
            "rehearsal",
            new JobRecord.Origin(
                "", "", Optional.empty(), List.of(), Optional.empty(), false, "", "", ""),
            "ws1",
            "",
            "local",
            "local",
            "",
            new JobShape(1, 1, 1, 1),
            SearchStyle.SINGLE,
            Schedule.DYNAMIC,
            Rhythm.ofLease(60),
            Optional.empty(),
            Optional.empty(),
            Objective.HPMAX,
            "",
            now));
  }
}
