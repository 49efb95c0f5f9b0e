package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;
import org.runspec.report.Jobs;
import org.runspec.report.Memory;
import org.runspec.report.Witness;
import org.runspec.report.screen.Frame;
import org.runspec.report.screen.MonitorScreen;
import org.runspec.report.table.ScreenText;
import org.runspec.store.JobView;
import org.runspec.store.Samples;

/** How a job goes, on screens of several sizes. */
class MonitorScreenTest {
  private static final String HINT = "q or Ctrl-C leaves; the job goes on.";
  private static final Instant NOW = StoredJob.NOON.plusSeconds(1800);

  @TempDir Path folder;
  private JobView view;

  /** Forty runs on six nodes, of which a third failed, of many causes. */
  @BeforeEach
  void makeJob() throws IOException {
    StoredJob job = StoredJob.create(folder.toRealPath(), 40, 6);
    List<String> reasons =
        List.of(
            "ImportError: no module named x",
            "ImportError: no module named x",
            "FileNotFoundError: [Errno 2] No such file or directory: '/data/set%d/train.npy', which is"
                + " where the loader of this experiment looks first",
            "out of memory: killed by the kernel",
            "time limit of 10 min reached",
            "exit code %d",
            "killed by signal 11 (SIGSEGV)");
    for (int node = 0; node < 6; node++) {
      job.beat(node, NodeState.SPAWNING, NOW.minusSeconds(node == 4 ? 95 : node), node, node + 24);
    }
    for (int run = 0; run < 30; run++) {
      Instant start = StoredJob.NOON.plusSeconds(20L * run);
      job.start(
          run % 6, run, new TreeMap<>(Map.of("lr", 0.001 * (run + 1), "width", 64 * run)), start);
      Instant end = start.plusSeconds(600 + 17L * run);
      if (run < 14) {
        String reason = reasons.get(run % reasons.size()).replace("%d", String.valueOf(run));
        job.end(run % 6, run, RunState.ERROR, reason, Map.of(), end);
      } else if (run < 24) {
        job.end(run % 6, run, RunState.COMPLETED, "", StoredJob.metrics(900, 1.0 / run), end);
      }
    }
    view =
        new Jobs(job.store(), Samples.STANDING_CLOCKS, Memory.NONE, Witness.NONE)
            .view(job.record());
  }

  private List<String> screen(int width, int height) {
    Frame frame = new Frame(NOW, ZoneOffset.UTC, width, height, "run.jar");
    return new MonitorScreen(frame).of(view, HINT);
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "200, 50", "44, 16"})
  void isApproved(int width, int height) {
    ApprovedScreen.verify(
        "monitor-" + width + "x" + height, String.join("\n", screen(width, height)));
  }

  @Test
  void fitsEveryScreen() {
    for (int width = 20; width < 210; width += 7) {
      for (int height = 2; height < 60; height += 3) {
        List<String> lines = screen(width, height);
        assertTrue(lines.size() < height, width + "x" + height + ": " + lines.size());
        for (String line : lines) {
          assertTrue(ScreenText.width(line) <= width, width + "x" + height + ": " + line);
        }
      }
    }
  }
}
