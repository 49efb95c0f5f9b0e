package org.runspec.cli.job.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.cli.job.Sight;
import org.runspec.job.JobRecord;
import org.runspec.report.notebook.Changes;
import org.runspec.report.notebook.CodeChange;
import org.runspec.report.notebook.Delta;
import org.runspec.report.notebook.Estimate;
import org.runspec.report.notebook.JobSpec;
import org.runspec.report.notebook.Results;
import org.runspec.report.notebook.SpecChange;

/** How one job differs from another. */
record JobDiff(JobRecord before, JobRecord after, Changes changes, Results earlier, Results later) {

  static JobDiff of(Sight sight, JobRecord before, JobRecord after) throws IOException {
    return new JobDiff(
        before,
        after,
        Changes.between(sight.stores().files(), before, after),
        Results.of(sight.jobs().view(before)),
        Results.of(sight.jobs().view(after)));
  }

  void show(DiffText text, boolean spec, boolean code) {
    boolean same = before.origin().spec().equals(after.origin().spec());
    text.line(name(before) + " → " + name(after));
    text.line(
        same
            ? "both of " + after.origin().spec()
            : before.origin().spec() + " → " + after.origin().spec());
    boolean commands = changes.kind().equals(Optional.of(JobSpec.Kind.COMMANDS));
    text.heading(commands ? "Commands" : "Runspec");
    showSpec(text, spec);
    text.heading("Code");
    showCode(text, code);
    text.heading("Results, means of completed runs");
    showResults(text);
  }

  private static String name(JobRecord job) {
    return job.job() + (job.description().isBlank() ? "" : " (" + job.description() + ")");
  }

  private void showSpec(DiffText text, boolean lines) {
    if (changes.spec().isEmpty()) {
      text.line("  there are not two runspecs in the store to compare");
    } else if (changes.spec().get().isEmpty()) {
      text.line("  no value differs");
    } else if (lines) {
      text.unified(changes.specText());
    } else {
      List<List<String>> rows = new ArrayList<>();
      for (SpecChange change : changes.spec().get()) {
        rows.add(List.of(change.path(), change.before().orElse(""), change.after().orElse("")));
      }
      text.table(List.of("value", before.job().toString(), after.job().toString()), rows);
    }
  }

  private void showCode(DiffText text, boolean lines) {
    if (changes.code().isEmpty()) {
      text.line("  one of the snapshots is not in the store any more");
    } else if (changes.code().get().isEmpty()) {
      text.line("  no file differs");
    } else if (lines) {
      text.unified(changes.codeText());
    } else {
      List<List<String>> rows = new ArrayList<>();
      for (CodeChange file : changes.code().get()) {
        rows.add(List.of(file.file(), file.became()));
      }
      text.table(List.of("file", "lines"), rows);
    }
  }

  private void showResults(DiffText text) {
    List<List<String>> rows = new ArrayList<>();
    for (String metric : metrics()) {
      Optional<Estimate> one = Optional.ofNullable(earlier.metrics().get(metric));
      Optional<Estimate> other = Optional.ofNullable(later.metrics().get(metric));
      String objective = metric.equals(later.objective().reported().metric()) ? " (objective)" : "";
      rows.add(
          List.of(
              metric + objective,
              one.map(JobDiff::shown).orElse(""),
              other.map(JobDiff::shown).orElse(""),
              one.flatMap(e -> other.map(l -> Delta.of(e, l).toString())).orElse("")));
    }
    if (rows.isEmpty()) {
      text.line("  no run has completed");
      return;
    }
    text.table(List.of("metric", before.job().toString(), after.job().toString(), "change"), rows);
  }

  private static String shown(Estimate estimate) {
    return estimate + " (" + estimate.runs() + ")";
  }

  private Set<String> metrics() {
    Set<String> names = new LinkedHashSet<>();
    for (Results results : List.of(later, earlier)) {
      results.mean().ifPresent(mean -> names.add(results.objective().reported().metric()));
    }
    names.addAll(later.metrics().keySet());
    names.addAll(earlier.metrics().keySet());
    return names;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("before", before.job());
    json.put("after", after.job());
    json.put("spec", changes.spec());
    json.put("code", changes.code());
    json.put("objective", later.objective().reported().metric());
    Map<String, Object> results = new LinkedHashMap<>();
    for (String metric : metrics()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("before", Optional.ofNullable(earlier.metrics().get(metric)));
      one.put("after", Optional.ofNullable(later.metrics().get(metric)));
      results.put(metric, one);
    }
    json.put("results", results);
    return json;
  }
}
