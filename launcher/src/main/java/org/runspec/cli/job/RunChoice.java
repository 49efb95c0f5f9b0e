package org.runspec.cli.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.runspec.report.Columns;
import org.runspec.report.Conditions;
import org.runspec.report.Entry;
import org.runspec.report.RunEntries;
import org.runspec.store.JobView;

/** Chooses, of the runs that words name, those that meet conditions. */
public final class RunChoice {
  private final Conditions conditions;

  /**
   * By conditions that are all to be met.
   *
   * @throws org.runspec.spec.problem.UserProblem if a text is no condition
   */
  public RunChoice(List<String> conditions) {
    this.conditions = Conditions.of(conditions);
  }

  /** Whether all that is named is meant, since there is no condition. */
  public boolean isOfAll() {
    return conditions.isEmpty();
  }

  /** The conditions as one, as one may type it; empty if there is none. */
  public String words() {
    return conditions.toString();
  }

  /**
   * What is meant of one store.
   *
   * @throws org.runspec.spec.problem.UserProblem as {@link #of(Map)} does
   */
  public List<Meant> of(Sight sight, List<String> names) throws IOException {
    return of(Map.of(sight, names)).get(sight);
  }

  /**
   * What is meant of each store, job by job; a job of which no run meets the conditions is left
   * out. Without conditions no run is looked at.
   *
   * @param names of jobs, nodes and runs
   * @throws org.runspec.spec.problem.UserProblem if a name names nothing, or a condition is about
   *     what none of all these runs has
   */
  public Map<Sight, List<Meant>> of(Map<Sight, List<String>> names) throws IOException {
    Map<Sight, List<Meant>> all = new LinkedHashMap<>();
    for (Map.Entry<Sight, List<String>> some : names.entrySet()) {
      all.put(some.getKey(), Meant.by(some.getKey().find(some.getValue())));
    }
    return conditions.isEmpty() ? all : chosen(all);
  }

  /**
   * Runs as conditions see them.
   *
   * @param entries of its runs, in their order
   */
  private record Seen(Sight sight, Meant meant, List<Entry> entries) {
    static Seen of(Sight sight, Meant meant) throws IOException {
      JobView view = sight.jobs().view(meant.job());
      RunEntries entries = new RunEntries(view, sight.now());
      return new Seen(
          sight,
          meant,
          meant.runs().stream().map(run -> entries.of(view.runs().get(run))).toList());
    }

    Meant only(Predicate<Entry> isChosen) {
      List<Integer> runs = new ArrayList<>();
      for (int i = 0; i < entries.size(); i++) {
        if (isChosen.test(entries.get(i))) {
          runs.add(meant.runs().get(i));
        }
      }
      return new Meant(meant.job(), false, runs);
    }
  }

  private Map<Sight, List<Meant>> chosen(Map<Sight, List<Meant>> all) throws IOException {
    List<Seen> seen = new ArrayList<>();
    for (Map.Entry<Sight, List<Meant>> some : all.entrySet()) {
      for (Meant meant : some.getValue()) {
        seen.add(Seen.of(some.getKey(), meant));
      }
    }
    List<Entry> entries = seen.stream().flatMap(one -> one.entries().stream()).toList();
    Predicate<Entry> isChosen = conditions.among(entries, Columns.RUNS);
    Map<Sight, List<Meant>> chosen = new LinkedHashMap<>();
    all.keySet().forEach(sight -> chosen.put(sight, new ArrayList<>()));
    for (Seen one : seen) {
      Meant some = one.only(isChosen);
      if (!some.runs().isEmpty()) {
        chosen.get(one.sight()).add(some);
      }
    }
    return chosen;
  }
}
