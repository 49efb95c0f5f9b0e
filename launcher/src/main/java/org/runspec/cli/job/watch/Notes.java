package org.runspec.cli.job.watch;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is told beside the output of runs: of one run at once, of several in one line for those that
 * have the same to tell, until the next {@link #flush}. Where many are followed, ways to them that
 * are taken later are not told again.
 */
final class Notes {
  private static final int NAMED = 3;
  private static final int MANY = 8;

  private final PrintStream err;
  private final int followed;
  private final Map<Note, List<String>> waiting = new LinkedHashMap<>();
  private final Set<Note> told = new HashSet<>();

  /**
   * No notes yet.
   *
   * @param followed how many runs are
   */
  Notes(PrintStream err, int followed) {
    this.err = err;
    this.followed = followed;
  }

  /** What may be told of several runs. */
  private sealed interface Note {
    String of(List<String> runs);

    /**
     * Their nodes send their output.
     *
     * @param others what is said of runs that will not be told
     */
    record Attached(String others) implements Note {
      @Override
      public String of(List<String> runs) {
        String them = runs.size() > 1 || !others.isEmpty() ? "them" : "it";
        return "Attached to " + names(runs) + others + "; Ctrl-C leaves " + them + " running.";
      }
    }

    /** Their output is followed in the store. */
    record Stored(String why) implements Note {
      @Override
      public String of(List<String> runs) {
        return "Following " + names(runs) + " in the store: " + why + ".";
      }
    }

    /** They are over. */
    record Over(String how) implements Note {
      @Override
      public String of(List<String> runs) {
        return "--- " + names(runs) + ": " + how + " ---";
      }
    }
  }

  private static String names(List<String> runs) {
    int left = runs.size() - NAMED;
    return left > 1
        ? String.join(", ", runs.subList(0, NAMED)) + " and " + left + " more"
        : String.join(", ", runs);
  }

  void attached(String run) {
    tellWay(run, new Note.Attached(followed > MANY ? ", to others as they start" : ""));
  }

  void stored(String run, String why) {
    tellWay(run, new Note.Stored(why));
  }

  void over(String run, String how) {
    tell(run, new Note.Over(how));
  }

  private void tellWay(String run, Note note) {
    if (followed <= MANY || !told.contains(note)) {
      tell(run, note);
    }
  }

  private void tell(String run, Note note) {
    waiting.computeIfAbsent(note, first -> new ArrayList<>()).add(run);
    if (followed == 1) {
      flush();
    }
  }

  /** Tells what was not told yet. */
  void flush() {
    waiting.forEach((note, runs) -> err.println(note.of(runs)));
    told.addAll(waiting.keySet());
    waiting.clear();
  }
}
