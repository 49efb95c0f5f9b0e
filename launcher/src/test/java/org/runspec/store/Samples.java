package org.runspec.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Cause;
import org.runspec.job.Check;
import org.runspec.job.Claim;
import org.runspec.job.ClientRequest;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.Objective;
import org.runspec.job.Rhythm;
import org.runspec.job.RunEnd;
import org.runspec.job.RunSeed;
import org.runspec.job.RunState;
import org.runspec.job.Schedule;
import org.runspec.job.SearchStyle;
import org.runspec.store.view.Clocks;

/** Records to test with. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  public static final NodeName NODE = new NodeName(0, "k3f9");

  /** Of an observer for whom no time passes. */
  public static final Clocks STANDING_CLOCKS = new Clocks(() -> 0, () -> NOON);

  private Samples() {}

  public static JobDraft draft(String submission, int runs, int nodes) {
    return draft(submission, "ws1", runs, nodes);
  }

  public static JobDraft draft(String submission, String workspace, int runs, int nodes) {
    return new JobDraft(
        new JobRecord(
            JobRecord.FORMAT,
            new JobName(1),
            submission,
            new JobRecord.Origin(
                "useful_run_specs/walk through \"ü\".yaml",
                "0f".repeat(32),
                Optional.of("a1".repeat(32)),
                List.of("--set", "job_launcher.total_runs=20"),
                Optional.of("c9895c1"),
                true,
                "0.1.0",
                "ann",
                "desk"),
            workspace,
            "exper1",
            "local",
            "local",
            "why\nnot",
            new JobShape(runs, nodes, 4, 1),
            SearchStyle.DYNAMIC,
            Schedule.DYNAMIC,
            Rhythm.ofLease(60),
            Optional.empty(),
            Optional.empty(),
            Objective.HPMAX,
            "5e".repeat(32),
            NOON));
  }

  /** The same as one that checks what another one found. */
  public static JobDraft checking(JobDraft draft, Check check) {
    return with(draft, Optional.of(check), draft.record().objective());
  }

  /** The same with another objective. */
  public static JobDraft judgedBy(JobDraft draft, Objective objective) {
    return with(draft, draft.record().check(), objective);
  }

  private static JobDraft with(JobDraft draft, Optional<Check> check, Objective objective) {
    JobRecord record = draft.record();
    return new JobDraft(
        new JobRecord(
            record.format(),
            record.job(),
            record.submission(),
            record.origin(),
            record.workspace(),
            record.experiment(),
            record.target(),
            record.service(),
            record.description(),
            record.shape(),
            record.style(),
            record.schedule(),
            record.rhythm(),
            check.map(Check::of),
            check,
            objective,
            record.secretDigest(),
            record.submitted()));
  }

  public static Claim claim(JobRecord job, int run, int attempt, NodeName node, String token) {
    return new Claim(
        run,
        attempt,
        job.shape().nameOf(run),
        node,
        token,
        RunSeed.of(7, run),
        Map.of("lr", 0.01),
        Map.of(),
        attempt == 1 ? Cause.FIRST : Cause.LOST,
        0,
        attempt - 1,
        NOON.plusSeconds(run));
  }

  public static Claim claim(JobRecord job, int run, int attempt, String token) {
    return claim(job, run, attempt, NODE, token);
  }

  public static RunEnd end(JobRecord job, int run, int attempt, RunState state, String token) {
    return new RunEnd(
        run,
        attempt,
        job.shape().nameOf(run),
        attempt == 0 ? Optional.empty() : Optional.of(NODE),
        token,
        state,
        attempt == 0 ? Optional.empty() : Optional.of(state == RunState.COMPLETED ? 0 : 1),
        state == RunState.COMPLETED ? "" : "it broke",
        Map.of("hpmax", 0.5 + run),
        Map.of("lr", 0.01),
        attempt == 0 ? Optional.empty() : Optional.of(NOON.plusSeconds(1)),
        NOON.plusSeconds(2));
  }

  public static Heartbeat heartbeat(NodeName node, long sequence, NodeState state) {
    return new Heartbeat(
        node, sequence, state, List.of(), "desk", 4711, Optional.empty(), "", NOON);
  }

  public static ClientRequest request(String id, ClientRequest.Wish wish) {
    return new ClientRequest(id, wish, "ann", NOON);
  }

  public static Event metrics(int step, double loss) {
    return new Event(
        NOON.plusSeconds(step),
        EventKind.METRICS,
        Optional.empty(),
        Map.of("iters", step, "loss", loss));
  }
}
