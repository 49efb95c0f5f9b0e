package org.runspec.cli.job.steer;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;
import org.runspec.launch.Leftover;
import org.runspec.spec.problem.UserProblem;

/** Deletes what is left over and tells it; what resists is told, and is in nobody's way. */
final class Sweep {
  private final Sight sight;
  private final boolean dryRun;
  private long bytes;
  private int items;
  private final Set<String> troubles = new HashSet<>();

  /**
   * One that has swept nothing yet.
   *
   * @param dryRun whether to tell only
   */
  Sweep(Sight sight, boolean dryRun) {
    this.sight = sight;
    this.dryRun = dryRun;
  }

  /** Finds some of what can go. */
  @FunctionalInterface
  interface Search {
    List<Leftover> items() throws IOException;
  }

  /** Deletes what is found. */
  void away(Search search) {
    try {
      search.items().forEach(this::away);
    } catch (IOException e) {
      met(e);
    }
  }

  private void away(Leftover item) {
    try {
      long size = item.bytes();
      if (!dryRun) {
        item.delete();
      }
      bytes += size;
      items++;
      sight.out().println((dryRun ? "Would delete " : "Deleted ") + item.what() + amount(size));
    } catch (IOException e) {
      tell("Could not delete " + item.what() + ": " + e.getMessage());
    } catch (UserProblem used) {
      tell(used.getMessage());
    }
  }

  /** Something could not be looked at, and stays. */
  void met(IOException why) {
    tell("Left alone: " + why.getMessage());
  }

  private void tell(String trouble) {
    if (troubles.add(trouble)) { // a damaged job is in the way of several searches
      sight.err().println(trouble);
    }
  }

  /** Tells what came of it all. */
  ExitCode end() {
    sight
        .out()
        .println(
            items > 0
                ? "In all" + amount(bytes)
                : troubles.isEmpty() ? "There is nothing to delete." : "Nothing was deleted.");
    return troubles.isEmpty() ? ExitCode.DONE : ExitCode.TRY_LATER;
  }

  private static String amount(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, ", %,d kB", (bytes + 999) / 1_000)
        : String.format(Locale.ROOT, ", %,d MB", bytes / 1_000_000);
  }
}
