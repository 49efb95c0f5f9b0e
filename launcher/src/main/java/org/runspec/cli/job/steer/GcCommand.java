package org.runspec.cli.job.steer;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
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
  protected ExitCode run(Sight sight) throws IOException {
    Instant before = sight.now().minus(age());
    List<JobName> old = new ArrayList<>();
    Leftovers leftovers =
        new Leftovers(
            sight.stores().records(),
            sight.stores().files(),
            sight.place(),
            sight.project().work(),
            before);
    List<Leftovers.Item> items = new ArrayList<>(leftovers.halfway());
    for (JobRecord job : sight.jobs().records()) {
      JobView view = sight.jobs().view(job);
      if (endedBefore(view, before) && new Presence(sight).mayLive(view).isEmpty()) {
        old.add(job.job());
        items.addAll(leftovers.runDirectories(job.job()));
      }
    }
    if (jobs && !old.isEmpty()) {
      deleteJobs(sight, old);
    }
    items.addAll(leftovers.launches());
    items.addAll(leftovers.snapshots());
    items.addAll(leftovers.unpackedCode());
    long bytes = 0;
    for (Leftovers.Item item : items) {
      long size = item.bytes();
      bytes += size;
      sight.out().println((dryRun ? "Would delete " : "Deleted ") + item.what() + amount(size));
      if (!dryRun) {
        item.delete();
      }
    }
    sight.out().println(items.isEmpty() ? "There is nothing to delete." : "In all" + amount(bytes));
    return ExitCode.DONE;
  }

  private Duration age() {
    return NOTHING.matcher(olderThan).matches()
        ? Duration.ZERO
        : TimeText.duration(olderThan)
            .orElseThrow(
                () ->
                    new UserProblem(
                        "delete what is older than " + olderThan,
                        "that is no length of time",
                        "--older-than 30d, or 12h, or 0s for everything"));
  }

  private void deleteJobs(Sight sight, List<JobName> old) throws IOException {
    if (!dryRun && !yes) {
      Question.ask(sight.session(), "delete " + old.size() + " jobs, " + some(old));
    }
    for (JobName job : old) {
      if (!dryRun) {
        Deleting.remains(sight).delete(job);
      }
      sight.out().println((dryRun ? "Would delete " : "Deleted ") + job);
    }
  }

  private static String some(List<JobName> jobs) {
    return jobs.get(0) + (jobs.size() > 1 ? " to " + jobs.get(jobs.size() - 1) : "");
  }

  private static boolean endedBefore(JobView view, Instant before) {
    return view.state().isTerminal()
        && view.runs().stream()
            .map(RunRow::ended)
            .flatMap(Optional::stream)
            .allMatch(ended -> ended.isBefore(before));
  }

  private static String amount(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, ", %,d kB", (bytes + 999) / 1_000)
        : String.format(Locale.ROOT, ", %,d MB", bytes / 1_000_000);
  }
}
