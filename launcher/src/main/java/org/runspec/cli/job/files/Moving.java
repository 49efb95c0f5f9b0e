package org.runspec.cli.job.files;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.SystemSignal;
import org.runspec.run.console.Terminal;
import org.runspec.run.console.TransferBar;
import org.runspec.run.console.TransferText;
import org.runspec.transfer.Download;
import org.runspec.transfer.Meter;

/** Moves files while a user watches, who may stop it. */
final class Moving {
  private final Sight sight;

  Moving(Sight sight) {
    this.sight = sight;
  }

  /** What moves. */
  interface Move {
    /** Moves all, telling the meter. */
    Download.Outcome move(Meter meter) throws IOException, InterruptedException;
  }

  /**
   * Moves, with a bar on a terminal.
   *
   * @param bytes in all
   * @return empty if the user stopped it
   */
  Optional<Download.Outcome> watched(long bytes, Move move)
      throws IOException, InterruptedException {
    Thread mover = Thread.currentThread();
    AtomicBoolean stopped = new AtomicBoolean();
    Optional<SystemSignal> interrupt =
        SystemSignal.handle(
            "INT",
            () -> {
              stopped.set(true);
              mover.interrupt();
            });
    try {
      return Optional.of(drawn(bytes, move));
    } catch (InterruptedException | IOException e) {
      if (stopped.get()) {
        Thread.interrupted(); // the signal was meant for the moving alone
        return Optional.empty();
      }
      throw e;
    } finally {
      interrupt.ifPresent(SystemSignal::close);
    }
  }

  private Download.Outcome drawn(long bytes, Move move) throws IOException, InterruptedException {
    Terminal terminal = sight.session().terminal();
    if (!terminal.interactive()) {
      return move.move(Meter.SILENT);
    }
    try (TransferBar bar = new TransferBar(terminal, bytes)) {
      return move.move(drawing(bar));
    }
  }

  private static Meter drawing(TransferBar bar) {
    return new Meter() {
      @Override
      public void moved(long bytes) {
        bar.moved(bytes);
      }

      @Override
      public void spared(long bytes) {
        bar.spared(bytes);
      }
    };
  }

  /** What came of it, in one line. */
  static String said(String did, Download.Outcome outcome, String where) {
    if (outcome.files() == 0) {
      String files = outcome.same() == 1 ? " file)." : " files).";
      return where + ": all is there already (" + outcome.same() + files;
    }
    String same = outcome.same() == 0 ? "" : "; " + outcome.same() + " were there already";
    return did + " " + amount(outcome.files(), outcome.bytes()) + " to " + where + same + ".";
  }

  /** Such as {@code 12 files (1.2 MB)}. */
  static String amount(int files, long bytes) {
    return files + (files == 1 ? " file (" : " files (") + TransferText.size(bytes) + ")";
  }
}
