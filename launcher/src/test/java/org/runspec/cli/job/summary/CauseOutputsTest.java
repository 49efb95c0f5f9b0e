package org.runspec.cli.job.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.report.page.JobReport.Output;
import org.runspec.report.summary.FailureCause;
import org.runspec.storage.ForwardingStorage;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.Samples;

class CauseOutputsTest {
  private static final int CAUSES = 3 * CauseOutputs.MOST;
  private static final JobRecord JOB = Samples.draft("s", CAUSES, 1).numbered(new JobName(1), 1);

  @TempDir private Path scratch;
  private int asked;

  private Storage storage() throws IOException {
    return new ForwardingStorage(LocalStorage.at(scratch)) {
      @Override
      protected <T> T forward(Request<T> request) throws IOException {
        asked++;
        return request.answer();
      }

      @Override
      public Storage relaxed() {
        return this;
      }
    };
  }

  private static FailureCause cause(int run) {
    RunRow row =
        new RunRow(
            run,
            JOB.shape().nameOf(run),
            RunState.ERROR,
            1,
            Optional.of(0),
            "cause " + run,
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.of(Samples.NOON),
            Optional.of(Samples.NOON),
            Map.of());
    return new FailureCause(row.reason(), List.of(row));
  }

  @Test
  void noMoreIsReadThanIsShown() throws IOException {
    Storage storage = storage();
    List<FailureCause> causes = new ArrayList<>();
    for (int run = 0; run < CAUSES; run++) {
      causes.add(cause(run));
      if (run > 0) {
        String key = StoreLayout.output(JOB.workspace(), JOB.shape().nameOf(run), 1);
        storage.put(new ObjectKey(key), ("run " + run).getBytes(StandardCharsets.UTF_8));
      }
    }
    asked = 0;
    new CauseOutputs(storage, JOB).of(causes.subList(1, 2));
    int once = asked;
    asked = 0;

    List<Output> outputs = new CauseOutputs(storage, JOB).of(causes);

    assertEquals(CauseOutputs.MOST, outputs.size());
    assertEquals("run1.2", outputs.get(0).run(), "the first printed nothing");
    assertTrue(asked <= (CauseOutputs.MOST + 1) * once, asked + " times, " + once + " for one");
  }
}
