package org.runspec.run.program.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file that programs append JSON lines to. A half-written last line waits for its rest. */
public final class JsonLinesSource extends LinesSource {
  private static final int LONGEST_LINE = 1 << 24;

  private final StepCounter steps = new StepCounter();
  private final ReportLine reportLine;

  /**
   * Reads the file from its beginning.
   *
   * @param stepName the key that holds the step
   */
  public JsonLinesSource(Path file, String stepName) {
    super(TailedFile.fromStart(file), LONGEST_LINE);
    this.reportLine = new ReportLine(stepName, steps);
  }

  @Override
  void beginAnew(Optional<LineSplitter.Line> unended, List<Report> found) {
    unended.ifPresent(line -> add(line, found));
    steps.restart();
  }

  @Override
  void add(LineSplitter.Line line, List<Report> found) {
    if (!line.text().isBlank()) {
      found.addAll(reportLine.reports(line));
    }
  }
}
