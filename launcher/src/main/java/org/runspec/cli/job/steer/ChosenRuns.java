package org.runspec.cli.job.steer;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.RunChoice;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Question;
import org.runspec.cli.session.Session;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/** The runs that a call is about, told before anything is done with them. */
final class ChosenRuns {
  /** More are asked about. */
  private static final int FEW = 8;

  private final RunChoice choice;
  private final List<String> words;
  private final Map<Sight, List<Meant>> chosen;

  private ChosenRuns(RunChoice choice, List<String> words, Map<Sight, List<Meant>> chosen) {
    this.choice = choice;
    this.words = words;
    this.chosen = chosen;
  }

  /**
   * Chooses.
   *
   * @param words names of jobs, nodes and runs, by the store that they are in
   */
  static ChosenRuns of(RunChoice choice, Map<Sight, List<String>> words) throws IOException {
    List<String> all = words.values().stream().flatMap(List::stream).toList();
    return new ChosenRuns(choice, all, choice.of(words));
  }

  /** By store, job by job. */
  Map<Sight, List<Meant>> byStore() {
    return chosen;
  }

  private int count() {
    return chosen.values().stream()
        .flatMap(List::stream)
        .mapToInt(meant -> meant.runs().size())
        .sum();
  }

  boolean isEmpty() {
    return count() == 0;
  }

  /** Says which they are. */
  void tell(PrintStream out) {
    if (isEmpty()) {
      out.println(
          "No run of "
              + String.join(", ", words)
              + " meets "
              + Quote.of(choice.words())
              + ". Nothing was done.");
    }
    for (Map.Entry<Sight, List<Meant>> some : chosen.entrySet()) {
      for (Meant meant : some.getValue()) {
        String store = chosen.size() > 1 ? some.getKey().store() + ":" : "";
        out.println(store + line(meant));
      }
    }
  }

  private static String line(Meant meant) {
    int runs = meant.runs().size();
    int all = meant.job().shape().totalRuns();
    String names =
        Steering.runNames(meant.runs().stream().map(meant.job().shape()::nameOf).toList());
    return meant.job().job()
        + (runs == all ? ": all of its " : ": " + runs + " of its ")
        + all
        + (all == 1 ? " run: " : " runs: ")
        + names;
  }

  /**
   * Asks somebody who is there, if there are many.
   *
   * @param session at whose terminal
   * @param deed what is to be done with them
   * @throws UserProblem if the user says no
   */
  void askIfMany(Session session, String deed) throws IOException {
    if (count() <= FEW || !Question.isPossible(session)) {
      return;
    }
    String what = deed + " these " + count() + " runs";
    if (!Question.isAgreed(session, "Really " + what + "?")) {
      throw new UserProblem(
          what, "you said no", ProgramName.with("list runs") + " with the same --where");
    }
  }
}
