package org.runspec.cli.job.list;

import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.report.Tables;
import org.runspec.report.UnreadLines;

@Parameters(
    commandDescription =
        "Makes every table of jobs and runs again from what decides: claims, ends, journals and"
            + " requests. Lists do so by themselves as far as something is new; this is for when they"
            + " are doubted. Says which jobs were shown otherwise before.")
public final class RebuildCommand extends StoreCommand {
  @Override
  protected ExitCode run(Sight sight) throws IOException {
    List<String> different = new ArrayList<>();
    List<JobRecord> records = new ArrayList<>();
    Map<JobName, String> damaged = new LinkedHashMap<>();
    Map<JobName, Integer> unread = new LinkedHashMap<>();
    long runs = 0;
    Tables tables = new Tables(sight.stores().records());
    for (JobName name : sight.jobs().names()) {
      try {
        Optional<JobRecord> job = sight.jobs().record(name);
        if (job.isPresent()) {
          Tables.Comparison compared =
              tables.compare(job.get(), () -> sight.jobs().view(job.get()));
          compared.difference().ifPresent(what -> different.add(name + ": " + what));
          unread.put(name, compared.corrupt());
          records.add(job.get());
          runs += job.get().shape().totalRuns();
        }
      } catch (CorruptRecordException e) {
        damaged.put(name, e.getMessage());
      }
    }
    sight.stores().index().clear();
    sight.jobs().forget();
    for (JobRecord job : records) {
      sight.jobs().view(job); // which keeps what it learns
      unread.merge(job.job(), sight.jobs().corrupt(job), Integer::sum);
    }
    int jobs = records.size();
    sight
        .out()
        .printf(
            "Made the tables of %,d job%s with %,d run%s again.%n",
            jobs, jobs == 1 ? "" : "s", runs, runs == 1 ? "" : "s");
    different.forEach(sight.out()::println);
    if (different.isEmpty()) {
      sight.out().println("Nothing was shown otherwise before.");
    }
    unread.values().removeIf(lines -> lines == 0);
    unread.forEach((job, lines) -> sight.err().println(job + ": " + UnreadLines.text(lines) + "."));
    damaged.forEach((job, why) -> sight.err().println(job + " is damaged: " + why + "."));
    return damaged.isEmpty() ? ExitCode.DONE : ExitCode.TRY_LATER;
  }
}
