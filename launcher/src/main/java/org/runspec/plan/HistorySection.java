package org.runspec.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.JobName;
import org.runspec.job.Objective;
import org.runspec.job.SearchHistory;
import org.runspec.job.SearchHistory.EarlierRun;
import org.runspec.search.Dimension;
import org.runspec.search.Space;
import org.runspec.spec.problem.Nearest;

/** The launcher's {@code search_history}: {@code job}, {@code experiment} or {@code job41}. */
final class HistorySection {
  private static final String PROPERTY = "search_history";
  private static final List<String> WORDS = List.of(SearchHistory.JOB, SearchHistory.EXPERIMENT);

  /** More would teach little that the newest of them do not. */
  private static final int MOST = 10_000;

  private final LauncherSection launcher;
  private final Facts facts;
  private final String made;
  private final Objective objective;

  HistorySection(LauncherSection launcher, Facts facts, String made, Objective objective) {
    this.launcher = launcher;
    this.facts = facts;
    this.made = made;
    this.objective = objective;
  }

  /** From where runs are wanted, of whatever was written; empty if the job's own are enough. */
  static Optional<String> scope(LauncherSection launcher) {
    String text = launcher.text(PROPERTY);
    return text.isEmpty() || text.equals(SearchHistory.JOB) ? Optional.empty() : Optional.of(text);
  }

  /**
   * What the search knows from earlier jobs; empty if that is nothing, or after a problem.
   *
   * @param learns whether the search learns from runs
   */
  Optional<SearchHistory> of(List<Dimension> space, boolean learns) {
    Optional<String> scope = scope(launcher);
    if (scope.isEmpty()) {
      return Optional.empty();
    }
    String text = scope.get();
    boolean isJob = JobName.parse(text).isPresent();
    if (!isJob && !WORDS.contains(text)) {
      launcher.error(
          PROPERTY,
          "'" + text + "' is no history of a search",
          "job, experiment, or the name of a job such as job41"
              + Nearest.question(text, WORDS).map(question -> "; " + question).orElse(""));
      return Optional.empty();
    }
    if (isJob && facts.earlier().isEmpty()) {
      launcher.error(PROPERTY, "there is no " + text, "a job of the store that is launched into");
      return Optional.empty();
    }
    if (!learns) {
      launcher.warn(PROPERTY, "nothing learns from it", "hp_tuning: dgd or bayesian");
      return Optional.empty();
    }
    return Optional.of(new SearchHistory(text, runs(new Space(space), isJob)));
  }

  /**
   * The runs that teach.
   *
   * @param named whether it was said of which job; of all others those of the same program do
   */
  private List<EarlierRun> runs(Space space, boolean named) {
    List<EarlierRun> taught = new ArrayList<>();
    Omitted unscored = new Omitted("did not complete with a result");
    Omitted judged = new Omitted("had another objective");
    Omitted foreign = new Omitted("were of another runspec or command");
    Omitted strange = new Omitted("had values that this search has not");
    for (EarlierJob job : facts.earlier()) {
      boolean isAlike = job.objective().equals(objective);
      boolean isForeign = !job.isLike(made);
      if (named && isForeign) {
        launcher.warn(
            PROPERTY,
            job.job() + " was of another runspec or command, " + job.made(),
            "a job of this one, unless the same values mean the same in both");
      }
      for (EarlierJob.Run run : job.runs()) {
        Optional<String> stranger = space.stranger(run.values());
        if (run.score().isEmpty()) {
          unscored.add(run.name().toString());
        } else if (!named && isForeign) {
          foreign.add(run.name().toString());
        } else if (!isAlike) {
          judged.add(run.name() + " " + shown(job.objective()));
        } else if (stranger.isPresent()) {
          strange.add(run.name() + " " + value(stranger.get(), run.values()));
        } else {
          Map<String, Object> values = space.of(run.values());
          taught.add(new EarlierRun(job.job(), run.name(), values, run.score().getAsDouble()));
        }
      }
    }
    tell(taught.size(), List.of(unscored, foreign, judged, strange));
    return taught.subList(Math.max(0, taught.size() - MOST), taught.size());
  }

  private static String shown(Objective objective) {
    return objective.metric() + " " + objective.goal() + " " + objective.reduce();
  }

  private static String value(String name, Map<String, Object> values) {
    return values.containsKey(name) ? name + "=" + values.get(name) : "without " + name;
  }

  private void tell(int taught, List<Omitted> kinds) {
    List<String> omitted = new ArrayList<>();
    kinds.stream().filter(kind -> kind.count > 0).forEach(kind -> omitted.add(kind.toString()));
    if (taught > MOST) {
      omitted.add(number(taught - MOST) + " are older than the newest " + number(MOST));
    }
    if (!omitted.isEmpty() || taught == 0) {
      launcher.warn(
          PROPERTY,
          (taught == 0
                  ? "no run teaches the search"
                  : number(Math.min(taught, MOST))
                      + (taught == 1 ? " run teaches" : " runs teach")
                      + " the search")
              + (omitted.isEmpty() ? "" : "; left out: " + String.join("; ", omitted)),
          taught == 0
              ? "another job, or none: the search begins as without it"
              : "completed runs of the same objective teach, with values of this search");
    }
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Runs that teach nothing. */
  private static final class Omitted {
    private final String why;
    private String first = "";
    private int count;

    Omitted(String why) {
      this.why = why;
    }

    void add(String run) {
      first = count == 0 ? run : first;
      count++;
    }

    /** As in {@code 3 did not complete (run4.1, ...)}. */
    @Override
    public String toString() {
      return number(count) + " " + why + " (" + first + (count > 1 ? ", ..." : "") + ")";
    }
  }
}
