package org.runspec.node.attempt;

import java.nio.file.Path;
import org.runspec.run.program.command.StageFiles;

/**
 * Where an attempt lives on the node's disk.
 *
 * @param root belongs to this attempt alone, absolute
 */
public record AttemptFolder(Path root) {
  /** What users' programs call the folder of their results. */
  public static final String RESULTS = "results";

  /** The run directory: the run's copy of the code. */
  public Path directory() {
    return root.resolve("dir");
  }

  /** Where commands leave their results. */
  public Path results() {
    return directory().resolve(RESULTS);
  }

  /** Through which the command and the node talk. */
  public StageFiles files() {
    return StageFiles.in(root.resolve("talk"));
  }

  /** What the command printed. */
  public Path output() {
    return root.resolve("output.txt");
  }

  /** The attempt's journal. */
  public Path journal() {
    return root.resolve("run.log");
  }

  /** How far the mirror of the results has come. */
  public Path resultsCursor() {
    return root.resolve("results.cursor");
  }

  /** How far the mirror of what lies beside the results has come. */
  public Path otherCursor() {
    return root.resolve("other.cursor");
  }

  /** How far the mirror of the checkpoints has come. */
  public Path checkpointsCursor() {
    return root.resolve("checkpoints.cursor");
  }
}
