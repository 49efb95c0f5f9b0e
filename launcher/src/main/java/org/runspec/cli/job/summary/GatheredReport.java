package org.runspec.cli.job.summary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.job.ReproSpecs;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.JobRecord;
import org.runspec.report.Columns;
import org.runspec.report.Entry;
import org.runspec.report.EntrySheet;
import org.runspec.report.RunEntries;
import org.runspec.report.notebook.Changes;
import org.runspec.report.notebook.Results;
import org.runspec.report.page.JobReport;
import org.runspec.report.page.JobReport.Spec;
import org.runspec.report.summary.JobSummary;
import org.runspec.report.summary.Scored;
import org.runspec.report.summary.Scores;
import org.runspec.report.summary.Summaries;
import org.runspec.storage.Storage;
import org.runspec.store.JobView.RunRow;

/** Gathers what a report tells. */
final class GatheredReport {
  private static final int MOST_RUNS = 1_000;
  private static final int SPECS = 3;

  private final Sight sight;
  private final JobRecord job;
  private final Storage files;

  GatheredReport(Sight sight, JobRecord job) {
    this.sight = sight;
    this.job = job;
    this.files = sight.stores().files();
  }

  JobReport report() throws IOException, InterruptedException {
    sight.requireStill(job);
    Instant now = sight.now();
    JobSummary summary = new Summaries(sight.jobs(), files).of(job, now);
    return new JobReport(
        summary,
        since(summary),
        new ReportPlots(sight, summary).all(),
        runs(summary, now),
        new CauseOutputs(files, job).of(summary.failures()),
        specs(summary),
        now,
        sight.zone(),
        "Runspec " + ProgramName.version());
  }

  private Optional<JobReport.Since> since(JobSummary summary) throws IOException {
    if (job.predecessor().isEmpty()) {
      return Optional.empty();
    }
    Optional<JobRecord> before = sight.jobs().record(job.predecessor().get());
    if (before.isEmpty()) {
      return Optional.empty(); // it was deleted
    }
    Results earlier = Results.of(sight.jobs().view(before.get()));
    return Optional.of(
        new JobReport.Since(
            before.get().job(),
            Changes.between(files, before.get(), job),
            Results.of(summary.view()).since(earlier)));
  }

  /**
   * Those that ended before their time stand behind those that finished, those without an objective
   * behind all others.
   */
  private JobReport.Runs runs(JobSummary summary, Instant now) {
    Map<String, Integer> places = new HashMap<>();
    for (Scored scored : bestFirst(summary.scores())) {
      places.put(scored.run().name().toString(), places.size());
    }
    List<Entry> entries =
        new ArrayList<>(
            new RunEntries(summary.view(), now)
                .children().stream().map(GatheredReport::withoutJob).toList());
    entries.sort(
        Comparator.comparingInt(
            entry ->
                places.getOrDefault(String.valueOf(entry.at("run").orElse("")), places.size())));
    List<Entry> shown = entries.subList(0, Math.min(MOST_RUNS, entries.size()));
    return new JobReport.Runs(EntrySheet.of(Columns.RUNS, shown, sight.zone()), entries.size());
  }

  /** What is the same for all runs stands above them. */
  private static Entry withoutJob(Entry entry) {
    Map<String, Object> values = new LinkedHashMap<>(entry.values());
    values.keySet().removeAll(List.of("workspace", "job", "target"));
    return new Entry(values);
  }

  private static List<Scored> bestFirst(Scores scores) {
    Comparator<Scored> order = Comparator.comparingDouble(Scored::value);
    return scores.runs().stream()
        .sorted(
            Comparator.comparing((Scored scored) -> scored.run().isStoppedEarly())
                .thenComparing(scores.isHigherBetter() ? order.reversed() : order))
        .toList();
  }

  private List<Spec> specs(JobSummary summary) throws IOException {
    String metric = summary.scores().objective().metric();
    ReproSpecs kept = new ReproSpecs(files);
    List<Spec> specs = new ArrayList<>();
    for (Scored scored : bestFirst(summary.scores()).stream().limit(SPECS).toList()) {
      RunRow run = scored.run();
      Optional<ReproSpecs.Found> found = kept.of(job, run.index(), run.attempt());
      Optional<byte[]> text = found.isEmpty() ? Optional.empty() : files.get(found.get().key());
      text.ifPresent(
          bytes ->
              specs.add(
                  new Spec(
                      run.name().toString(),
                      metric + " " + scored.value(),
                      new String(bytes, StandardCharsets.UTF_8))));
    }
    return specs;
  }
}
