package org.runspec.cli.job.steer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobRecord;
import org.runspec.pace.Bell;
import org.runspec.report.Named;
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

  /**
   * Runs of one job that are meant.
   *
   * @param whole whether the job itself was named
   * @param runs by index
   */
  record Meant(JobRecord job, boolean whole, List<Integer> runs) {
    Meant {
      runs = List.copyOf(runs);
    }
  }

  /** What is done with runs of one job. */
  interface Deed {
    /** Returns whether it came about, or nobody wants to know. */
    boolean with(Meant meant) throws IOException, InterruptedException;
  }

  /** Does something with all that words mean, job by job; returns whether all of it came about. */
  boolean all(List<String> words, Deed deed) throws IOException, InterruptedException {
    boolean done = true;
    for (Meant meant : meant(words)) {
      done &= deed.with(meant);
    }
    return done;
  }

  /** What words mean, by job: a job means all its runs, a node those of its name. */
  List<Meant> meant(List<String> words) throws IOException {
    Map<JobRecord, TreeSet<Integer>> runs = new LinkedHashMap<>();
    List<JobRecord> whole = new ArrayList<>();
    for (Named named : sight.find(words)) {
      JobRecord job = named.job();
      TreeSet<Integer> some = runs.computeIfAbsent(job, unknown -> new TreeSet<>());
      if (named instanceof Named.Run run) {
        some.add(run.index());
      } else if (named instanceof Named.Node node) {
        IntStream.range(0, job.shape().totalRuns())
            .filter(run -> job.shape().nodeOf(run) == node.node())
            .forEach(some::add);
      } else {
        whole.add(job);
        IntStream.range(0, job.shape().totalRuns()).forEach(some::add);
      }
    }
    return runs.entrySet().stream()
        .map(
            entry ->
                new Meant(
                    entry.getKey(), whole.contains(entry.getKey()), List.copyOf(entry.getValue())))
        .toList();
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
      sight.session().pacer().await(new Bell(), PACE);
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
    int shown = runs.size() <= 8 ? runs.size() : 6;
    List<String> names = new ArrayList<>();
    runs.stream().limit(shown).forEach(run -> names.add(run.name().toString()));
    return String.join(", ", names)
        + (shown < runs.size() ? " and " + (runs.size() - shown) + " more" : "");
  }
}
