package org.runspec.cli.job.list;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.list.GatheredList.Content;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.Objective;
import org.runspec.report.Columns;
import org.runspec.report.Entry;
import org.runspec.report.JobEntry;
import org.runspec.report.Named;
import org.runspec.report.RunEntries;
import org.runspec.report.UnreadLines;
import org.runspec.store.JobView;

/** Gathers the entries of lists, reading no more jobs than it takes. */
final class JobLists {
  private final Sight sight;
  private final ListPrinter printer;
  private final boolean parents;

  /**
   * Lists of a store.
   *
   * @param parents whether parents are among the runs
   */
  JobLists(Sight sight, ListPrinter printer, boolean parents) {
    this.sight = sight;
    this.printer = printer;
    this.parents = parents;
  }

  Content jobs(List<String> names) throws IOException {
    List<JobName> wanted = new ArrayList<>();
    if (names.isEmpty()) {
      wanted.addAll(sight.jobs().names());
    } else {
      sight.find(names).stream().map(named -> named.job().job()).distinct().forEach(wanted::add);
    }
    int missing = 0;
    List<Entry> entries = new ArrayList<>();
    StringBuilder footer = new StringBuilder();
    sight.jobs().viewsAhead(printer.needed(wanted));
    for (JobName name : printer.needed(wanted)) {
      JobRecord job = record(name).orElse(null);
      if (job == null) {
        missing++; // damaged, or deleted meanwhile
      } else {
        entries.add(entry(job));
        unread(job).ifPresent(text -> footer.append(name).append(": ").append(text).append('\n'));
      }
    }
    return new Content(Columns.JOBS, entries, wanted.size() - missing, "job", footer.toString());
  }

  private Optional<String> unread(JobRecord job) {
    int lines = sight.jobs().corrupt(job);
    return lines == 0 ? Optional.empty() : Optional.of(UnreadLines.text(lines));
  }

  private Entry entry(JobRecord job) throws IOException {
    JobView view = sight.jobs().view(job);
    return JobEntry.of(view, sight.now(), sight.notebook().of(view));
  }

  /** One job whose record is damaged does not keep the others from being listed. */
  private Optional<JobRecord> record(JobName name) throws IOException {
    try {
      return sight.jobs().record(name);
    } catch (CorruptRecordException e) {
      sight
          .err()
          .println(
              "Note: "
                  + name
                  + " is left out, as its record is damaged: "
                  + e.getMessage()
                  + ". It goes with "
                  + ProgramName.with("delete " + name)
                  + ".");
      return Optional.empty();
    }
  }

  Content runs(List<String> names) throws IOException {
    if (names.isEmpty()) {
      return newestRuns();
    }
    Map<JobName, Set<String>> wanted = new LinkedHashMap<>();
    Map<JobName, JobRecord> records = new LinkedHashMap<>();
    for (Named named : sight.find(names)) {
      records.put(named.job().job(), named.job());
      wanted.computeIfAbsent(named.job().job(), job -> new HashSet<>()).add(named.toString());
    }
    List<Entry> entries = new ArrayList<>();
    StringBuilder states = new StringBuilder();
    for (JobRecord job : records.values()) {
      JobView view = sight.jobs().view(job);
      Set<String> some = wanted.get(job.job());
      boolean whole = some.contains(job.job().toString());
      entries(view).stream().filter(entry -> whole || isWanted(entry, some)).forEach(entries::add);
      if (whole) {
        states.append(job.job()).append(": ").append(JobEntry.summary(view));
        unread(job).ifPresent(text -> states.append("; ").append(text));
        states.append('\n');
      }
    }
    Set<Objective> objectives =
        records.values().stream().map(JobRecord::objective).collect(Collectors.toSet());
    return new Content(Columns.RUNS, entries, entries.size(), "run", states.toString(), objectives);
  }

  /** A run that is named, or one of a node that is named. */
  private static boolean isWanted(Entry entry, Set<String> names) {
    String run = entry.at("run").orElseThrow().toString();
    int dot = run.indexOf('.');
    return names.contains(run) || (dot > 0 && names.contains(run.substring(0, dot)));
  }

  /** Reads jobs from the latest on, until enough runs were found that began. */
  private Content newestRuns() throws IOException {
    List<JobName> latestFirst = new ArrayList<>(sight.jobs().names());
    Collections.reverse(latestFirst);
    sight.jobs().recordsAhead(latestFirst);
    Set<Objective> objectives = new HashSet<>();
    List<Entry> waiting = new ArrayList<>();
    List<Entry> begun = new ArrayList<>();
    int of = 0;
    for (JobName name : latestFirst) {
      JobRecord job = record(name).orElse(null);
      if (job == null) {
        continue; // deleted meanwhile
      }
      if (printer.needsMore(begun.size())) {
        Map<Boolean, List<Entry>> more =
            entries(sight.jobs().view(job)).stream()
                .collect(Collectors.partitioningBy(RunEntries::hasBegun));
        waiting.addAll(0, more.get(false));
        begun.addAll(0, more.get(true));
        objectives.add(job.objective());
      }
      of += job.shape().totalRuns() + (parents ? job.shape().nodes() : 0);
    }
    List<Entry> entries = new ArrayList<>(waiting);
    entries.addAll(begun);
    return new Content(Columns.RUNS, entries, of, "run", "", objectives);
  }

  private List<Entry> entries(JobView view) {
    RunEntries runs = new RunEntries(view, sight.now());
    return parents ? runs.parentsAndChildren() : runs.children();
  }
}
