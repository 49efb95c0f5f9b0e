package org.runspec.run.program.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A growing CSV file whose first line names the columns. Rows that stood there before the program
 * began are not its own. A logger that gets to know a new column may write the whole file again:
 * its rows are then reported only from the first one that differs.
 */
public final class CsvSource extends LinesSource {
  private static final int LONGEST_LINE = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String stepName;
  private final StepCounter steps = new StepCounter();
  private List<String> header = List.of();
  private char separator = ',';

  private int[] reported = new int[64];
  private int reportedCount;
  private int sameSoFar;

  /**
   * Reads what is written to the file from now on.
   *
   * @param stepName the column that holds the step; without it rows are counted
   * @throws IOException if the file is there but cannot be read
   */
  public CsvSource(Path file, String stepName) throws IOException {
    super(TailedFile.fromEnd(file), LONGEST_LINE);
    this.stepName = stepName;
    HeaderLine.of(file).ifPresent(this::begin);
  }

  @Override
  void beginAnew(Optional<LineSplitter.Line> unended, List<Report> found) {
    header = List.of();
    steps.restart();
    sameSoFar = 0;
  }

  private void begin(String line) {
    String names = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    separator = CsvRow.separatorOf(names);
    header = CsvRow.cells(names, separator);
  }

  @Override
  void add(LineSplitter.Line line, List<Report> found) {
    String text = line.text();
    if (text.isBlank()) {
      return;
    }
    if (header.isEmpty()) {
      begin(text);
      return;
    }
    List<String> cells = CsvRow.cells(text, separator);
    if (line.cut() || cells.size() != header.size()) {
      String why = cells.size() + " cells under a header of " + header.size();
      found.add(new Report.BadLine(text, line.cut() ? "the line is too long" : why));
      return;
    }
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      named.put(header.get(i), cells.get(i));
    }
    Report.Metrics row = TextRow.metrics(named, stepName, steps);
    if (!row.values().isEmpty() && isNew(row)) {
      found.add(row);
    }
  }

  private boolean isNew(Report.Metrics row) {
    int hash = row.hashCode();
    if (sameSoFar < reportedCount && reported[sameSoFar] == hash) {
      sameSoFar++;
      return false;
    }
    reportedCount = sameSoFar;
    if (reportedCount == reported.length) {
      reported = Arrays.copyOf(reported, reportedCount * 2);
    }
    reported[reportedCount++] = hash;
    sameSoFar = reportedCount;
    return true;
  }
}
