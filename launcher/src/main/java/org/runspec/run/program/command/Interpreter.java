package org.runspec.run.program.command;

import java.nio.file.Path;

/**
 * The Python that runs a stage.
 *
 * @param program its file, absolute
 * @param origin how it was chosen
 * @param why the choice in words, such as {@code the active environment /home/me/env}; to be
 *     recorded
 */
public record Interpreter(Path program, Origin origin, String why) {

  /** How an interpreter was chosen, in the order of preference. */
  public enum Origin {
    /** The property {@code python} names it. */
    PROPERTY,
    /** A venv is active: VIRTUAL_ENV. */
    VENV,
    /** A conda environment is active: CONDA_PREFIX. */
    CONDA,
    /** There is a {@code .venv} beside the runspec. */
    BESIDE_SPEC,
    /** The first on PATH. */
    PATH
  }
}
