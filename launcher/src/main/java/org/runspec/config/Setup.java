package org.runspec.config;

import java.util.List;
import java.util.Optional;

/**
 * How a node is prepared before its first run.
 *
 * <pre>{@code
 * setups:
 *   torch:
 *     activate: . .venv/bin/activate
 *     conda-packages: [cudatoolkit]
 *     pip-packages: [torch]
 *     python-path: [src]
 *     commands: [nvidia-smi]
 * }</pre>
 *
 * @param activate a shell command
 * @param pythonPath folders in front of {@code PYTHONPATH}
 * @param commands shell commands, executed last
 */
public record Setup(
    Optional<String> activate,
    List<String> condaPackages,
    List<String> pipPackages,
    List<String> pythonPath,
    List<String> commands) {
  /** Nothing to prepare. */
  public static final Setup NOTHING =
      new Setup(Optional.empty(), List.of(), List.of(), List.of(), List.of());

  public Setup {
    condaPackages = List.copyOf(condaPackages);
    pipPackages = List.copyOf(pipPackages);
    pythonPath = List.copyOf(pythonPath);
    commands = List.copyOf(commands);
  }
}
