package org.runspec.components.envwrappers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.runspec.component.Output;
import org.runspec.components.environments.Environment;
import org.runspec.components.environments.World;
import org.runspec.components.recordings.Recorder;
import org.runspec.components.recordings.RecordingFile;

/** Records what happens in the environment inside. */
public final class TrajectoryWriter implements Environment {
  private final Settings settings;

  /** Keeps its settings. */
  public TrajectoryWriter(Settings settings) {
    this.settings = settings;
  }

  /** See {@code env_wrappers/Trajectory_Writer}. */
  public record Settings(Path savePath, Environment environment) {}

  @Override
  public List<Output> outputs() {
    List<Output> outputs = new ArrayList<>(settings.environment().outputs());
    outputs.add(Output.file(settings.savePath()));
    return outputs;
  }

  @Override
  public World start() throws IOException {
    return new Recorded(settings.environment().start(), settings.savePath());
  }

  /** Writes its file in one go, when its use has ended well. */
  private static final class Recorded extends WrappedWorld {
    private final Path file;
    private final Recorder recorder;

    Recorded(World inside, Path file) {
      super(inside);
      this.file = file;
      this.recorder = new Recorder(inside.name(), inside.observationSize(), inside.actionCount());
    }

    @Override
    public Outcome step(int action) {
      recorder.observed(observation());
      Outcome outcome = super.step(action);
      recorder.acted(action, outcome.reward(), outcome.ended());
      return outcome;
    }

    @Override
    public void finish() throws IOException {
      super.finish();
      RecordingFile.write(recorder.recording(), file);
    }
  }
}
