package org.runspec.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.runspec.component.Cancellation;
import org.runspec.component.Metrics;
import org.runspec.component.SeededRandom;
import org.runspec.component.StageContext;
import org.runspec.spec.problem.ExternalProblem;

/** What a Java stage is given by a run on this machine. */
record JavaStageContext(
    int number,
    String name,
    Path experimentPath,
    Path checkpoints,
    Metrics metrics,
    SeededRandom random,
    Cancellation cancellation,
    StageGate gate)
    implements StageContext {

  @Override
  public Path checkpointDirectory() {
    try {
      return Files.createDirectories(checkpoints);
    } catch (IOException e) {
      throw new ExternalProblem("make " + checkpoints, e, "making room there");
    }
  }

  @Override
  public void log(String line) {
    gate.line(line);
  }
}
