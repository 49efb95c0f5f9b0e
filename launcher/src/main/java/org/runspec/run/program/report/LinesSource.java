package org.runspec.run.program.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A growing file that is read line by line. A half-written last line waits for its rest. */
abstract class LinesSource implements ReportSource {
  private static final int BATCH = 1000;

  private final TailedFile file;
  private final LineSplitter splitter;

  /**
   * Reads what is tailed.
   *
   * @param longestLine what is longer is cut, in bytes
   */
  LinesSource(TailedFile file, int longestLine) {
    this.file = file;
    this.splitter = new LineSplitter(longestLine, false);
  }

  /** Takes a line. */
  abstract void add(LineSplitter.Line line, List<Report> found);

  /**
   * The file begins anew.
   *
   * @param unended its last line so far, if that had no end
   */
  abstract void beginAnew(Optional<LineSplitter.Line> unended, List<Report> found);

  @Override
  public final List<Report> poll() throws IOException {
    List<Report> found = new ArrayList<>();
    while (found.size() < BATCH) {
      TailedFile.Chunk chunk = file.next();
      if (chunk.isEmpty()) {
        break;
      }
      if (chunk.anew()) {
        beginAnew(splitter.rest(), found);
      }
      splitter.feed(chunk.bytes(), 0, chunk.bytes().length, line -> add(line, found));
    }
    return found;
  }

  @Override
  public final List<Report> finish() {
    List<Report> found = new ArrayList<>();
    splitter.rest().ifPresent(line -> add(line, found));
    return found;
  }
}
