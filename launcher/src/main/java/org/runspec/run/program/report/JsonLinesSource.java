package org.runspec.run.program.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file that programs append JSON lines to. A half-written last line waits for its rest. */
public final class JsonLinesSource implements ReportSource {
  private static final int LONGEST_LINE = 1 << 24;
  private static final int BATCH = 1000;

  private final TailedFile file;
  private final LineSplitter splitter = new LineSplitter(LONGEST_LINE, false);
  private final StepCounter steps = new StepCounter();
  private final ReportLine reportLine;

  /**
   * Reads the file from its beginning.
   *
   * @param stepName the key that holds the step
   */
  public JsonLinesSource(Path file, String stepName) {
    this.file = TailedFile.fromStart(file);
    this.reportLine = new ReportLine(stepName, steps);
  }

  @Override
  public List<Report> poll() throws IOException {
    List<Report> found = new ArrayList<>();
    while (found.size() < BATCH) {
      TailedFile.Chunk chunk = file.next();
      if (chunk.isEmpty()) {
        break;
      }
      if (chunk.anew()) {
        found.addAll(finish());
        steps.restart();
      }
      splitter.feed(chunk.bytes(), 0, chunk.bytes().length, line -> add(line, found));
    }
    return found;
  }

  @Override
  public List<Report> finish() {
    List<Report> found = new ArrayList<>();
    splitter.rest().ifPresent(line -> add(line, found));
    return found;
  }

  private void add(LineSplitter.Line line, List<Report> found) {
    if (!line.text().isBlank()) {
      found.addAll(reportLine.reports(line));
    }
  }
}
