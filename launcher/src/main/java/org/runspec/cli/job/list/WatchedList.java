package org.runspec.cli.job.list;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.SystemSignal;
import org.runspec.pace.Bell;

/** A list that is drawn again in its place until the user has seen enough. */
final class WatchedList {
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final Sight sight;
  private final ListPrinter printer;
  private final GatheredList list;
  private final Bell bell = new Bell();
  private volatile boolean detached;

  WatchedList(Sight sight, ListPrinter printer, GatheredList list) {
    this.sight = sight;
    this.printer = printer;
    this.list = list;
  }

  /**
   * Watches; off a terminal it shows the list once.
   *
   * @param command what was typed
   */
  ExitCode watch(Duration pace, String command) throws IOException, InterruptedException {
    if (!sight.session().terminal().interactive()) {
      printer.print(list.gather());
      sight.err().println("Note: there is no terminal to watch on; this was shown once.");
      return ExitCode.DONE;
    }
    Optional<SystemSignal> interrupt = SystemSignal.handle("INT", this::detach);
    try {
      sight.out().print(HOME + CLEAR_BELOW);
      while (!isDone()) {
        int height = sight.session().terminal().height().getAsInt();
        draw(cut(printer.lines(list.gather()), height - 1)); // the cursor stands below
        if (!isDone()) {
          sight.session().pacer().await(bell, pace);
        }
        sight.jobs().refresh();
      }
    } finally {
      interrupt.ifPresent(SystemSignal::close);
    }
    sight
        .err()
        .println(
            "\nDetached; nothing was changed. Come back with: "
                + ProgramName.with(command + " --watch"));
    return ExitCode.INTERRUPTED;
  }

  /** The terminal may be gone. */
  private boolean isDone() {
    return detached || sight.out().checkError();
  }

  /** The header, and of what follows the end: there are the newest, and how many there are. */
  static List<String> cut(List<String> lines, int height) {
    int room = Math.max(3, height);
    if (lines.size() <= room) {
      return lines;
    }
    int from = lines.size() - (room - 2);
    List<String> cut = new ArrayList<>();
    cut.add(lines.get(0));
    cut.add("... " + (from - 1) + " more lines; the screen is too low for them");
    cut.addAll(lines.subList(from, lines.size()));
    return cut;
  }

  private void draw(List<String> lines) {
    StringBuilder screen = new StringBuilder(HOME);
    lines.forEach(line -> screen.append(line).append(CLEAR_LINE).append('\n'));
    sight.out().print(screen.append(CLEAR_BELOW));
    sight.out().flush();
  }

  private void detach() {
    detached = true;
    bell.ring();
  }
}
