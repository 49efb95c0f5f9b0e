package org.runspec.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeName;
import org.runspec.job.StoreLayout;
import org.runspec.node.attempt.AttemptSetting;
import org.runspec.run.program.MetricsSource;
import org.runspec.run.program.ProgramListener;
import org.runspec.run.program.ProgramOutcome;
import org.runspec.run.program.ProgramPlan;
import org.runspec.run.program.StopSignal;
import org.runspec.run.program.command.Platform;
import org.runspec.run.program.command.ProgramCommand;
import org.runspec.run.program.command.StageEnvironment;
import org.runspec.run.program.report.Report;
import org.runspec.storage.ObjectKey;

/** What a node executes once, before its first run, in a folder like a run's. */
final class ParentScript {
  private static final int LARGEST = 1 << 20;

  private final AttemptSetting setting;
  private final NodeFolder folder;
  private final NodeName self;

  ParentScript(AttemptSetting setting, NodeFolder folder, NodeName self) {
    this.setting = setting;
    this.folder = folder;
    this.self = self;
  }

  /** Executes it to its end; returns why it failed, if it did. */
  Optional<String> execute(String script, StopSignal stop)
      throws IOException, InterruptedException {
    Trees.delete(folder.parent());
    Path directory = Files.createDirectories(folder.parent().resolve("dir"));
    setting.code().into(directory);
    Head output = new Head();
    ProgramOutcome outcome = setting.runner().run(plan(script, directory), output, stop);
    ObjectKey key =
        new ObjectKey(
            StoreLayout.nodeAfter(setting.job().job(), self) + "/parent_script_output.txt");
    setting.persistence().untilDone(() -> setting.storage().put(key, output.bytes()));
    return outcome.ending() == ProgramOutcome.Ending.DONE
        ? Optional.empty()
        : Optional.of("the parent script failed: " + outcome.reason());
  }

  private ProgramPlan plan(String script, Path directory) {
    MultiRun job = setting.job();
    Map<String, String> environment = new HashMap<>(setting.machine().environment());
    environment.putAll(job.environment());
    environment.put(StageEnvironment.PROCESS_MARK, setting.mark());
    setting.data().ifPresent(it -> environment.put(StageEnvironment.XT_DATA_DIR, it.toString()));
    setting.models().ifPresent(it -> environment.put(StageEnvironment.XT_MODEL_DIR, it.toString()));
    Path talk = folder.parent().resolve("talk");
    return new ProgramPlan(
        ProgramCommand.ofLine(script, List.of(), Platform.current()),
        job.code()
            .map(code -> directory.resolve(code.workingDirectory()).normalize())
            .orElse(directory),
        environment,
        new MetricsSource.JsonLines(),
        talk.resolve("metrics.jsonl"),
        talk.resolve("stop"),
        talk.resolve("checkpoints"),
        Optional.empty(),
        Duration.ofMillis((long) (job.limits().graceSeconds() * 1000)),
        "iters");
  }

  /** The beginning of what the script prints. */
  private static final class Head implements ProgramListener {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void output(byte[] more, int offset, int length) {
      bytes.write(more, offset, Math.min(length, LARGEST - Math.min(LARGEST, bytes.size())));
    }

    @Override
    public void report(Report report) {
      // A parent script is no run: nobody keeps what it reports.
    }

    synchronized byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
