package org.runspec.run;

import java.util.List;
import java.util.function.Consumer;
import org.runspec.component.Cancellation;
import org.runspec.component.CancelledException;
import org.runspec.component.MetricsSink;

/**
 * What a Java stage tells the run goes through here, until the run no longer listens: a stage that
 * was left behind writes nothing into the record of a run that has ended.
 */
final class StageGate implements MetricsSink, AutoCloseable {
  private final MetricsSink rows;
  private final Consumer<String> lines;
  private final Cancellation cancellation;
  private boolean closed;

  StageGate(MetricsSink rows, Consumer<String> lines, Cancellation cancellation) {
    this.rows = rows;
    this.lines = lines;
    this.cancellation = cancellation;
  }

  @Override
  public synchronized void row(long step, List<Reading> readings) {
    throwIfClosed();
    rows.row(step, readings);
  }

  synchronized void line(String text) {
    throwIfClosed();
    lines.accept(text);
  }

  private void throwIfClosed() {
    if (closed) {
      throw new CancelledException(cancellation.reason().orElse(Cancellation.Reason.CANCEL));
    }
  }

  /** Returns when nothing more comes through; from now on whoever tells something is stopped. */
  @Override
  public synchronized void close() {
    closed = true;
  }
}
