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
import org.runspec.cli.session.ProgramName;
import org.runspec.job.Claim;
import org.runspec.job.Event;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.report.Named;
import org.runspec.report.notebook.Changes;
import org.runspec.report.notebook.MetricRows;
import org.runspec.report.notebook.RunDifference;
import org.runspec.report.notebook.RunDifference.Parting;
import org.runspec.report.notebook.SpecChange;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;

/**
 * How one run differs from another.
 *
 * @param changes of their jobs; absent if they are of one
 * @param parting the first report that is not the same in both
 */
record RunDiff(Side left, Side right, Optional<Changes> changes, Optional<Parting> parting) {

  /** One of the two. */
  record Side(JobName job, RunRow row, Optional<Long> seed, List<MetricRows.Row> series) {}

  static RunDiff of(Sight sight, Named.Run one, Named.Run other) throws IOException {
    Side left = side(sight, one);
    Side right = side(sight, other);
    Optional<Changes> changes =
        one.job().job().equals(other.job().job())
            ? Optional.empty()
            : Optional.of(Changes.between(sight.stores().files(), one.job(), other.job()));
    return new RunDiff(left, right, changes, RunDifference.first(left.series(), right.series()));
  }

  private static Side side(Sight sight, Named.Run run) throws IOException {
    JobRecord job = run.job();
    RunRow row = sight.jobs().view(job).runs().get(run.index());
    List<List<Event>> journals = new ArrayList<>();
    for (int attempt = 1; attempt <= row.attempt(); attempt++) {
      journals.add(
          events(sight, new Journal.OfAttempt(job.job(), job.workspace(), row.name(), attempt)));
    }
    Optional<Long> seed =
        sight.stores().records().claim(job.job(), run.index(), 1).map(Claim::seed);
    return new Side(job.job(), row, seed, MetricRows.of(journals, 1));
  }

  private static List<Event> events(Sight sight, Journal journal) throws IOException {
    List<Event> events = new ArrayList<>();
    long position = 0;
    JournalPage page = sight.stores().records().read(journal, position);
    while (page.next() > position) {
      events.addAll(page.events());
      position = page.next();
      page = sight.stores().records().read(journal, position);
    }
    return events;
  }

  void show(DiffText text) {
    String one = left.row().name().toString();
    String other = right.row().name().toString();
    text.line(one + " → " + other);
    List<List<String>> rows = new ArrayList<>();
    add("status", left.row().state(), right.row().state(), rows);
    add("attempt", left.row().attempt(), right.row().attempt(), rows);
    left.seed()
        .ifPresent(seed -> rows.add(List.of("seed", seed + "", right.seed().orElse(0L) + "")));
    sides(text, left.row().hparams(), right.row().hparams(), false, rows);
    sides(text, left.row().metrics(), right.row().metrics(), true, rows);
    text.line("");
    text.table(List.of("", one, other), rows);
    text.line("");
    text.line(parting.map(first -> words(text, first)).orElseGet(this::noParting));
    changes.ifPresent(between -> spec(text, between));
  }

  private String noParting() {
    return left.series().isEmpty()
        ? "There are no series of metrics to compare."
        : "All their metrics are the same, at each step.";
  }

  private static void add(String name, Object one, Object other, List<List<String>> rows) {
    rows.add(List.of(name, one.toString(), other.toString()));
  }

  private static void sides(
      DiffText text,
      Map<String, Object> one,
      Map<String, Object> other,
      boolean measured,
      List<List<String>> rows) {
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      rows.add(
          List.of(
              name, cell(text, one.get(name), measured), cell(text, other.get(name), measured)));
    }
  }

  private static String cell(DiffText text, Object value, boolean measured) {
    return value == null ? "" : measured ? text.cells().measured(value) : text.cells().of(value);
  }

  private static String words(DiffText text, Parting first) {
    List<String> words = new ArrayList<>();
    first
        .values()
        .forEach(
            (name, both) ->
                words.add(
                    name
                        + " "
                        + both.get(0).map(text.cells()::measured).orElse("none")
                        + " and "
                        + both.get(1).map(text.cells()::measured).orElse("none")));
    return "Their metrics part at step "
        + text.cells().of(first.step())
        + ": "
        + String.join(", ", words)
        + ".";
  }

  private void spec(DiffText text, Changes between) {
    text.heading("Runspecs of their jobs");
    List<SpecChange> all = between.spec().orElse(List.of());
    List<List<String>> rows = new ArrayList<>();
    for (SpecChange change : all) {
      if (change.before().isPresent() && change.after().isPresent()) {
        rows.add(List.of(change.path(), change.before().get(), change.after().get()));
      }
    }
    int alone = all.size() - rows.size();
    if (all.isEmpty()) {
      text.line("  no value differs");
    } else if (!rows.isEmpty()) {
      text.table(List.of("value", "", ""), rows);
    }
    if (alone > 0) {
      text.line(
          "  "
              + alone
              + (alone == 1 ? " value stands" : " values stand")
              + " in one of them alone; "
              + ProgramName.with("diff " + left.job() + " " + right.job())
              + (alone == 1 ? " shows it" : " shows them"));
    }
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("runs", List.of(left.row().name(), right.row().name()));
    json.put("status", List.of(left.row().state().toString(), right.row().state().toString()));
    json.put("seeds", List.of(left.seed(), right.seed()));
    json.put("hparams", List.of(left.row().hparams(), right.row().hparams()));
    json.put("metrics", List.of(left.row().metrics(), right.row().metrics()));
    json.put("parting", parting);
    json.put("spec", changes.flatMap(Changes::spec));
    return json;
  }
}
