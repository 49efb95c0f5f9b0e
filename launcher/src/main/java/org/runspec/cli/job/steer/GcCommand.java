package org.runspec.cli.job.steer;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Question;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.launch.Leftovers;
import org.runspec.plan.TimeText;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

@Parameters(
    commandDescription =
        "Gives space back, in the store and on this machine: code that no job has any more,"
            + " directories of runs of jobs that have ended, launches that were broken off, what a"
            + " deletion left behind. With --jobs also jobs that ended long ago. Touches nothing of a"
            + " job that goes on.")
public final class GcCommand extends StoreCommand {
  private static final Pattern NOTHING = Pattern.compile("0+[smhd]?");

  /** Whoever deletes has to say of what. */
  private static final Pattern WITHOUT_UNIT = Pattern.compile("[0-9.]*[0-9.]");

  @Parameter(
      names = "--older-than",
      description = "Leaves alone what is younger, 30d if nothing is said; such as 12h or 90d")
  private String olderThan = "30d";

  @Parameter(names = "--jobs", description = "Deletes jobs, too, that ended before that time")
  private boolean jobs;

  @Parameter(names = "--dry-run", description = "Only says what would be deleted")
  private boolean dryRun;

  @Parameter(names = "--yes", description = "Deletes jobs without asking")
  private boolean yes;

  @Override
  protected ExitCode run(Sight sight) throws IOException, InterruptedException {
    Instant before = sight.now().minus(age());
    Leftovers leftovers =
        new Leftovers(
            sight.stores().records(),
            sight.stores().files(),
            sight.place(),
            sight.project().work(),
            before);
    Sweep sweep = new Sweep(sight, dryRun);
    sweep.away(leftovers::halfway);
    boolean idle = jobs(sight, leftovers, sweep, before);
    sweep.away(() -> leftovers.launches(sweep::met));
    sweep.away(leftovers::snapshots);
    sweep.away(leftovers::unpackedCode);
    if (idle) {
      sweep.away(leftovers::shares);
    }
    sweep.away(() -> leftovers.copies(sight.project().cache()));
    return sweep.end();
  }

  /** Returns whether none goes on. */
  private boolean jobs(Sight sight, Leftovers leftovers, Sweep sweep, Instant before)
      throws IOException, InterruptedException {
    Map<JobView, LastLook> old = new LinkedHashMap<>();
    boolean idle = true;
    for (JobRecord job : sight.jobs().records()) {
      try {
        JobView view = sight.jobs().view(job);
        idle &= view.state().isTerminal();
        if (endedBefore(view, before)) {
          old.put(view, LastLook.after(sight, view));
        }
      } catch (CorruptRecordException e) {
        idle = false;
        sweep.met(e);
      }
    }
    Set<JobName> used = new Presence(sight).inUse(List.copyOf(old.keySet()));
    old.keySet().removeIf(view -> used.contains(view.job().job()));
    if (jobs && !dryRun && !yes && !old.isEmpty()) {
      Question.ask(sight.session(), "delete " + some(List.copyOf(old.keySet())));
    }
    for (Map.Entry<JobView, LastLook> each : old.entrySet()) {
      JobRecord job = each.getKey().job();
      sweep.away(
          () ->
              jobs
                  ? List.of(leftovers.job(job, each.getValue()))
                  : leftovers.runDirectories(job.job()));
    }
    return idle && used.isEmpty();
  }

  private Duration age() {
    return NOTHING.matcher(olderThan).matches()
        ? Duration.ZERO
        : Optional.of(olderThan)
            .filter(text -> !WITHOUT_UNIT.matcher(text).matches())
            .flatMap(TimeText::duration)
            .orElseThrow(
                () ->
                    new UserProblem(
                        "delete what is older than " + olderThan,
                        "that is no length of time with its unit",
                        "--older-than 30d, or 12h, or 0s for everything"));
  }

  private static String some(List<JobView> jobs) {
    String first = jobs.get(0).job().job().toString();
    return jobs.size() == 1
        ? first
        : jobs.size() + " jobs, " + first + " to " + jobs.get(jobs.size() - 1).job().job();
  }

  private static boolean endedBefore(JobView view, Instant before) {
    return view.state().isTerminal()
        && view.runs().stream()
            .map(RunRow::ended)
            .flatMap(Optional::stream)
            .allMatch(ended -> ended.isBefore(before));
  }
}
