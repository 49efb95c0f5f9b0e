package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.report.Columns;
import org.runspec.report.Entry;
import org.runspec.report.JobEntry;
import org.runspec.report.Named;
import org.runspec.report.RunEntries;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;

@Parameters(
    commandDescription =
        "Lists jobs, or runs with their latest metrics and hyperparameters. 'list runs job7' lists"
            + " the runs of a job; without a name it lists the newest of all. On a screen the newest"
            + " 20 are shown and columns that find no room are left out; json, csv and tsv hold"
            + " everything.")
final class ListCommand extends StoreCommand {
  private static final String JOBS = "jobs";
  private static final String RUNS = "runs";

  @Parameter(description = "jobs|runs [JOB|RUN...]")
  private List<String> words = new ArrayList<>();

  @ParametersDelegate private final ListOptions options = new ListOptions();

  @Parameter(
      names = "--parents",
      description = "Lists also the parent runs, which stand for nodes, beside their children")
  private boolean parents;

  @Override
  ExitCode run(Sight sight) throws IOException {
    String what = words.isEmpty() ? "" : words.get(0);
    List<String> names = words.isEmpty() ? List.of() : words.subList(1, words.size());
    return switch (what) {
      case JOBS -> jobs(sight, names);
      case RUNS -> runs(sight, names);
      default -> throw new UserProblem(
          what.isEmpty() ? "list" : "list '" + what + "'",
          "there are lists of jobs and of runs",
          "list "
              + Nearest.to(what, List.of(JOBS, RUNS))
                  .orElse(names.isEmpty() ? JOBS : RUNS));
    };
  }

  private ExitCode jobs(Sight sight, List<String> names) throws IOException {
    if (parents) {
      throw new UserProblem("list jobs with --parents", "jobs have none", "list runs --parents");
    }
    List<JobName> wanted = new ArrayList<>();
    if (names.isEmpty()) {
      wanted.addAll(sight.jobs().names());
    } else {
      sight.find(names).stream().map(named -> named.job().job()).distinct().forEach(wanted::add);
    }
    int of = wanted.size();
    List<Entry> entries = new ArrayList<>();
    for (JobName name : options.unsorted(wanted)) {
      JobRecord job = sight.jobs().record(name).orElse(null);
      if (job != null) { // it may have been deleted meanwhile
        entries.add(JobEntry.of(sight.jobs().view(job), sight.now()));
      }
    }
    options.print(sight, Columns.JOBS, entries, of, "job", "");
    return ExitCode.DONE;
  }

  private ExitCode runs(Sight sight, List<String> names) throws IOException {
    if (names.isEmpty()) {
      return newestRuns(sight);
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
      entries(view, sight).stream()
          .filter(entry -> whole || isWanted(entry, some))
          .forEach(entries::add);
      if (whole) {
        states.append(job.job()).append(": ").append(JobEntry.summary(view)).append('\n');
      }
    }
    options.print(sight, Columns.RUNS, entries, entries.size(), "run", states.toString());
    return ExitCode.DONE;
  }

  /** A run that is named, or one of a node that is named. */
  private static boolean isWanted(Entry entry, Set<String> names) {
    String run = entry.at("run").orElseThrow().toString();
    int dot = run.indexOf('.');
    return names.contains(run) || (dot > 0 && names.contains(run.substring(0, dot)));
  }

  /** Reads jobs from the latest on, until there are enough runs. */
  private ExitCode newestRuns(Sight sight) throws IOException {
    List<JobName> latestFirst = new ArrayList<>(sight.jobs().names());
    Collections.reverse(latestFirst);
    List<Entry> entries = new ArrayList<>();
    int of = 0;
    for (JobName name : latestFirst) {
      JobRecord job = sight.jobs().record(name).orElse(null);
      if (job == null) {
        continue; // deleted meanwhile
      }
      if (options.needsMore(entries.size())) {
        List<Entry> more = entries(sight.jobs().view(job), sight);
        of += more.size();
        entries.addAll(0, more);
      } else {
        of += job.shape().totalRuns() + (parents ? job.shape().nodes() : 0);
      }
    }
    options.print(sight, Columns.RUNS, entries, of, "run", "");
    return ExitCode.DONE;
  }

  private List<Entry> entries(JobView view, Sight sight) {
    RunEntries runs = new RunEntries(view, sight.now());
    return parents ? runs.parentsAndChildren() : runs.children();
  }
}
