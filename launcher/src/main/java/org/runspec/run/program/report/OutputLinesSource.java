package org.runspec.run.program.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lines of output that match a pattern: each match is a row. The output comes in by {@link #feed},
 * on a thread of its own.
 */
public final class OutputLinesSource implements ReportSource {
  private static final int LONGEST_LINE = 1 << 13;
  private static final Pattern TERMINAL_CODES = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");

  private final NamedPattern pattern;
  private final String stepName;
  private final LineSplitter splitter = new LineSplitter(LONGEST_LINE, true);
  private final StepCounter steps = new StepCounter();
  private List<Report> ready = new ArrayList<>();

  /**
   * Begins with nothing.
   *
   * @param stepName the group that holds the step; without it rows are counted
   */
  public OutputLinesSource(NamedPattern pattern, String stepName) {
    this.pattern = pattern;
    this.stepName = stepName;
  }

  /** Takes the next bytes of output. */
  public synchronized void feed(byte[] bytes, int offset, int length) {
    splitter.feed(bytes, offset, length, this::match);
  }

  @Override
  public synchronized List<Report> poll() {
    List<Report> found = ready;
    ready = new ArrayList<>();
    return found;
  }

  @Override
  public synchronized List<Report> finish() {
    splitter.rest().ifPresent(this::match);
    return poll();
  }

  private void match(LineSplitter.Line line) {
    String text = TERMINAL_CODES.matcher(line.text()).replaceAll("");
    pattern.matches(text).forEach(this::add);
  }

  private void add(Map<String, String> groups) {
    Report.Metrics row = TextRow.metrics(groups, stepName, steps);
    if (!row.values().isEmpty()) {
      ready.add(row);
    }
  }
}
