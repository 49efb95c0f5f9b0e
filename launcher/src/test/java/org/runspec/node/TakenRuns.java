package org.runspec.node;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.NodeName;
import org.runspec.node.attempt.Attempt;
import org.runspec.node.attempt.AttemptSetting;
import org.runspec.node.attempt.MirroredCopies;
import org.runspec.node.journal.Persistence;
import org.runspec.node.journal.Shipper;
import org.runspec.pace.Pacer;
import org.runspec.search.stopping.Mark;

/** Runs of a job that somebody has, without their being executed. */
record TakenRuns(TestJob job) {
  /** Somebody takes a run. */
  Claim claim(int run, int attempt, NodeName node) throws IOException {
    return job.store.claim(
        job.job.record().job(),
        new Claim(
            run,
            attempt,
            job.job.record().shape().nameOf(run),
            node,
            "token" + attempt,
            0,
            Map.of(),
            Map.of(),
            Cause.FIRST,
            0,
            0,
            Instant.EPOCH));
  }

  /** An attempt that goes on without being executed. */
  Attempt attempt(Claim claim) {
    Outage nothing = new Outage(new Log(System.out, Clock.systemUTC()), "do nothing");
    try (Shipper shipper = new Shipper(Pacer.real(), nothing)) {
      AttemptSetting setting =
          new AttemptSetting(
              job.job.multiRun(),
              TestJob.machine(),
              job.store,
              job.storage,
              shipper,
              new Persistence(Pacer.real(), () -> true, nothing),
              Pacer.real(),
              Clock.systemUTC(),
              TestJob.runner(),
              files -> {
                throw new IllegalStateException();
              },
              new MirroredCopies(job.job.multiRun(), job.storage, false),
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              "mark",
              new Deaf());
      return new Attempt(setting, claim, job.folder.resolve("attempt"), 0, 0, 1);
    }
  }

  /** Does not hear how attempts go. */
  private record Deaf() implements AttemptSetting.News {
    @Override
    public void measured(Claim claim, Map<String, Object> metrics) {}

    @Override
    public void chosen(Claim claim, Map<String, Object> hparams) {}

    @Override
    public void compared(Claim claim, Mark mark) {}
  }
}
