package org.runspec.cli.job;

import java.io.IOException;
import java.io.PrintStream;
import org.runspec.cli.session.OutputChannel;
import org.runspec.report.Named;
import org.runspec.storage.Storage;
import org.runspec.store.JobView.RunRow;

/** A run whose output is shown as it grows, attempt after attempt. */
final class FollowedRun {
  private final Named.Run run;
  private final StoredOutput output;
  private final OutputChannel channel;
  private final PrintStream notes;
  private final int lines;
  private int attempt;
  private long position;

  /**
   * Nothing was shown yet.
   *
   * @param notes gets what is not output
   * @param lines to begin with, from the end; less than 0 for all
   */
  FollowedRun(Named.Run run, Storage storage, OutputChannel channel, PrintStream notes, int lines) {
    this.run = run;
    this.output = new StoredOutput(storage, run);
    this.channel = channel;
    this.notes = notes;
    this.lines = lines;
  }

  Named.Run run() {
    return run;
  }

  /** Shows what is new of the attempt that counts now. */
  void show(RunRow row) throws IOException {
    show(row.attempt());
  }

  /** Shows what is new, of an attempt. */
  void show(int current) throws IOException {
    if (current != attempt) {
      if (attempt > 0) {
        copy();
        channel.end();
        notes.println("--- " + run + ", attempt " + current + " ---");
      }
      position = lines < 0 || attempt > 0 ? 0 : output.beginOfLast(current, lines);
      attempt = current;
    }
    copy();
  }

  private void copy() throws IOException {
    for (byte[] piece = output.read(attempt, position);
        piece.length > 0;
        piece = output.read(attempt, position)) {
      channel.write(piece);
      position += piece.length;
    }
  }

  void end() {
    channel.end();
  }
}
