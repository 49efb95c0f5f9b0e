package org.runspec.cli.job.steer;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobRecord;
import org.runspec.job.RunName;
import org.runspec.pace.Bell;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.RunStore;

/** Leaves clients' wishes in the store, and waits for what comes of them. */
final class Steering {
  private static final Duration PACE = Duration.ofMillis(500);

  private final Sight sight;

  Steering(Sight sight) {
    this.sight = sight;
  }

  /** What is done with runs of one job. */
  interface Deed {
    /** Returns whether it came about, or nobody wants to know. */
    boolean with(Meant meant) throws IOException, InterruptedException;
  }

  /** Does something with all that is meant, job by job; returns whether all of it came about. */
  static boolean all(List<Meant> all, Deed deed) throws IOException, InterruptedException {
    boolean done = true;
    for (Meant meant : all) {
      done &= deed.with(meant);
    }
    return done;
  }

  /** What words mean, by job: a job means all its runs, a node those of its name. */
  List<Meant> meant(List<String> words) throws IOException {
    return Meant.by(sight.find(words));
  }

  /**
   * What words mean that may only mean jobs.
   *
   * @param deed what is to be done with them, for a message
   */
  List<Meant> jobs(List<String> words, String deed) throws IOException {
    List<Meant> all = meant(words);
    for (Meant meant : all) {
      if (!meant.whole()) {
        throw new UserProblem(
            deed + " a run", "this is for whole jobs", "its job, " + meant.job().job());
      }
    }
    return all;
  }

  /**
   * Leaves a wish.
   *
   * @throws UserProblem if somebody deletes the job at this moment
   */
  void ask(JobRecord job, ClientRequest.Wish wish) throws IOException {
    RunStore records = sight.stores().records();
    records.request(
        job.job(),
        ClientRequest.after(
            records.requests(job.job(), Set.of()),
            wish,
            sight.user(),
            sight.now(),
            UUID.randomUUID().toString().substring(0, 8)));
    if (records.job(job.job()).isEmpty()) { // who deletes looks for wishes after he hid the job
      throw new UserProblem(
          "ask anything of " + job.job(), "somebody deletes it at this moment", "list jobs");
    }
  }

  /** Those runs of a job that are as they should be. */
  static List<RunRow> those(JobView view, Collection<Integer> runs, Predicate<RunRow> wanted) {
    return runs.stream().map(run -> view.runs().get(run)).filter(wanted).toList();
  }

  /**
   * Looks again and again until all runs are as they should be.
   *
   * @return how the job stands at last
   */
  JobView await(
      JobRecord job, Collection<Integer> runs, Predicate<RunRow> wanted, Duration patience)
      throws IOException, InterruptedException {
    long begin = sight.session().pacer().nanoTime();
    JobView view = sight.jobs().view(job);
    while (those(view, runs, wanted).size() < runs.size()
        && sight.session().pacer().nanoTime() - begin < patience.toNanos()) {
      sight.session().pacer().await(new Bell(), sight.jobs().pause(PACE));
      view = sight.jobs().view(job);
    }
    return view;
  }

  /** What to say of runs with which the wish did not come about yet. */
  static String stillOpen(JobView view, List<RunRow> runs, String what) {
    return names(runs)
        + " did not "
        + what
        + " yet. The request stands: nodes see it at their next sign of life. Look again with: "
        + ProgramName.with("status " + view.job().job());
  }

  /** Names of runs for a message: some, and how many more. */
  static String names(List<RunRow> runs) {
    return runNames(runs.stream().map(RunRow::name).toList());
  }

  /** Names for a message: some, and how many more. */
  static String runNames(List<RunName> all) {
    int shown = all.size() <= 8 ? all.size() : 6;
    String names =
        all.stream().limit(shown).map(RunName::toString).collect(Collectors.joining(", "));
    return names + (shown < all.size() ? " and " + (all.size() - shown) + " more" : "");
  }
}
