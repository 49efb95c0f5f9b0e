package org.runspec.cli.job.view;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.runspec.cli.job.Sight;
import org.runspec.job.Event;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;

/**
 * What users look at.
 *
 * @param sight what there is
 * @param attempt which one, where another is wanted than the one that decides
 */
record Viewed(Sight sight, OptionalInt attempt) {

  /** Runs that are named; a job or node stands for none. */
  List<Named.Run> runs(List<String> names) throws IOException {
    List<Named.Run> runs = new ArrayList<>();
    for (Named named : sight.find(names)) {
      if (named instanceof Named.Run run) {
        runs.add(run);
      } else {
        throw new UserProblem(
            "view " + named,
            "it is no run",
            "list runs " + named.job().job() + ", which names them");
      }
    }
    return runs;
  }

  RunRow row(Named.Run run) throws IOException {
    return sight.jobs().view(run.job()).runs().get(run.index());
  }

  /**
   * Which attempt of a run is meant.
   *
   * @throws UserProblem if there is none
   */
  int attemptOf(RunRow row) {
    int wanted = attempt.orElse(row.attempt());
    if (row.attempt() == 0) {
      throw new UserProblem("view " + row.name(), "it has not started yet", "status " + row.name());
    } else if (wanted < 1 || wanted > row.attempt()) {
      throw new UserProblem(
          "view attempt " + wanted + " of " + row.name(),
          "it had " + row.attempt(),
          "--attempt " + row.attempt());
    }
    return wanted;
  }

  /** A whole journal; empty if there is none. Lines that cannot be read are told. */
  List<Event> events(Journal journal) throws IOException {
    List<Event> events = new ArrayList<>();
    int corrupt = 0;
    JournalPage page = sight.stores().records().read(journal, 0);
    long position = 0;
    while (page.next() > position) {
      events.addAll(page.events());
      corrupt += page.corrupt();
      position = page.next();
      page = sight.stores().records().read(journal, position);
    }
    if (corrupt > 0) {
      sight.err().println("Note: " + corrupt + " lines of " + journal.key() + " are damaged.");
    }
    return events;
  }

  /** The journal of an attempt. */
  static Journal journal(Named.Run run, int attempt) {
    return new Journal.OfAttempt(
        run.job().job(), run.job().workspace(), run.job().shape().nameOf(run.index()), attempt);
  }
}
