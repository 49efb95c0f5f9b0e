package org.runspec.run.program.report;

import java.io.IOException;
import java.util.List;

/** A place where reports appear while a program runs. Used by one thread. */
public interface ReportSource {
  /**
   * What has become complete since the last call; empty only if there is nothing more at present.
   * Never waits.
   *
   * @throws IOException if the place cannot be read now; that it does not exist yet is no error
   */
  List<Report> poll() throws IOException;

  /**
   * What is left now that the program has ended, incomplete things included. Called once, after
   * {@link #poll} has run dry.
   */
  default List<Report> finish() throws IOException {
    return List.of();
  }
}
