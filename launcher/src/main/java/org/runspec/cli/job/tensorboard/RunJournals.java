package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.runspec.job.JobRecord;
import org.runspec.job.RunName;
import org.runspec.store.Journal;
import org.runspec.store.JournalText;
import org.runspec.store.RunStore;

/** The rows of a run's metrics, read from the journals of its attempts as far as they have come. */
final class RunJournals {
  private final RunStore store;
  private final JobRecord job;
  private final RunName run;
  private int attempt = 1;
  private long position;

  /** Nothing is read yet. */
  RunJournals(RunStore store, JobRecord job, RunName run) {
    this.store = store;
    this.job = job;
    this.run = run;
  }

  /** Takes rows, a page of a journal at a time. */
  interface Rows {
    /**
     * Some rows of one attempt.
     *
     * @return whether more are wanted
     */
    boolean take(List<MetricRow> rows) throws IOException;
  }

  /** Begins from the beginning. */
  void rewind() {
    attempt = 1;
    position = 0;
  }

  /**
   * Reads what is left, those rows included that later ones take the place of.
   *
   * @param attempts how many the run had
   * @return false if no more were wanted
   */
  boolean read(int attempts, Rows rows) throws IOException {
    while (true) {
      JournalText text =
          store.text(new Journal.OfAttempt(job.job(), job.workspace(), run, attempt), position);
      if (text.next() > position) {
        position = text.next();
        if (!rows.take(RowLines.read(bytes(text.lines()), attempt))) {
          return false;
        }
      } else if (attempt < attempts) {
        attempt++;
        position = 0;
      } else {
        return true;
      }
    }
  }

  private static byte[] bytes(ByteBuffer lines) {
    byte[] bytes = new byte[lines.remaining()];
    lines.get(bytes);
    return bytes;
  }
}
