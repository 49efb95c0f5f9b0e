package org.runspec.cli.job.list;

import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.JobRecord;
import org.runspec.report.Tables;

@Parameters(
    commandDescription =
        "Makes every table of jobs and runs again from what decides: claims, ends, journals and"
            + " requests. Lists do so by themselves as far as something is new; this is for when they"
            + " are doubted. Says which jobs were shown otherwise before.")
public final class RebuildCommand extends StoreCommand {
  @Override
  protected ExitCode run(Sight sight) throws IOException {
    List<String> different = new ArrayList<>();
    int jobs = 0;
    long runs = 0;
    Tables tables = new Tables(sight.stores().records());
    List<JobRecord> records = sight.jobs().records();
    for (JobRecord job : records) {
      jobs++;
      runs += job.shape().totalRuns();
      tables
          .difference(job, sight.jobs().view(job))
          .ifPresent(what -> different.add(job.job() + ": " + what));
    }
    sight.stores().index().clear();
    sight.jobs().forget();
    for (JobRecord job : records) {
      sight.jobs().view(job); // which keeps what it learns
    }
    sight
        .out()
        .printf(
            "Made the tables of %,d job%s with %,d run%s again.%n",
            jobs, jobs == 1 ? "" : "s", runs, runs == 1 ? "" : "s");
    different.forEach(sight.out()::println);
    if (different.isEmpty()) {
      sight.out().println("Nothing was shown otherwise before.");
    }
    return ExitCode.DONE;
  }
}
