package org.runspec.cli.job.view;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.job.Claim;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunEnd;
import org.runspec.job.StoreLayout;
import org.runspec.job.Wishes;
import org.runspec.report.CellText;
import org.runspec.report.ListForm;
import org.runspec.report.Named;
import org.runspec.report.table.ScreenText;
import org.runspec.run.console.TransferText;
import org.runspec.storage.StoredObject;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** All that is recorded of a run: how it stands, its claims, how it ended, its files. */
final class RunView {
  private static final int LABEL = 17;

  private final Viewed viewed;
  private final CellText cells;

  RunView(Viewed viewed) {
    this.viewed = viewed;
    this.cells = new CellText(viewed.sight().zone());
  }

  void show(List<String> names, ListForm form) throws IOException {
    List<Map<String, Object>> records = new ArrayList<>();
    for (Named.Run run : viewed.runs(names)) {
      records.add(record(run));
    }
    if (form == ListForm.JSON) {
      ListForm.writeJson(records, viewed.sight().out()::print);
      return;
    }
    String gap = "";
    for (Map<String, Object> record : records) {
      viewed.sight().out().print(gap);
      gap = "\n";
      print(record);
    }
  }

  private Map<String, Object> record(Named.Run run) throws IOException {
    Sight sight = viewed.sight();
    JobRecord job = run.job();
    JobView view = sight.jobs().view(job);
    RunRow row = view.runs().get(run.index());
    List<Object> attempts = new ArrayList<>();
    for (int attempt = 1; attempt <= row.attempt(); attempt++) {
      Optional<Claim> claim = sight.stores().records().claim(job.job(), run.index(), attempt);
      claim.map(RecordFormat::fields).ifPresent(attempts::add);
    }
    int resumed = new Wishes(view.requests()).resumed(run.index());
    Optional<RunEnd> end = sight.stores().records().endOf(job, run.index(), resumed);
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("run", row.name().toString());
    record.put("job", job.job().toString());
    record.put("workspace", job.workspace());
    record.put("status", row.state().toString());
    record.put("attempt", row.attempt());
    record.put("hparams", row.hparams());
    record.put("metrics", row.metrics());
    record.put("attempts", attempts);
    record.put("end", end.map(RecordFormat::fields).orElse(null));
    record.put("files", files(job, row));
    return record;
  }

  private List<Object> files(JobRecord job, RunRow row) throws IOException {
    String folder = StoreLayout.run(job.workspace(), row.name());
    List<Object> files = new ArrayList<>();
    for (StoredObject object : viewed.sight().stores().files().list(folder)) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("path", object.key().path().substring(folder.length() + 1));
      file.put("bytes", object.size());
      file.put("modified", object.modified().toString());
      files.add(file);
    }
    return files;
  }

  private void print(Map<String, Object> record) {
    line(record.get("run") + ": " + record.get("status"));
    field("job", record.get("job") + ", workspace " + record.get("workspace"));
    group("hyperparameters", record.get("hparams"));
    group("metrics", record.get("metrics"));
    for (Object attempt : (List<?>) record.get("attempts")) {
      Map<?, ?> claim = (Map<?, ?>) attempt;
      Map<Object, Object> shown = new LinkedHashMap<>(claim);
      List.of("run", "attempt", "name", "token", "hparams", "history").forEach(shown::remove);
      group("attempt " + claim.get("attempt"), shown);
    }
    if (record.get("end") instanceof Map<?, ?> end) {
      Map<Object, Object> shown = new LinkedHashMap<>(end);
      List.of("run", "name", "token", "hparams", "metrics").forEach(shown::remove);
      group("end", shown);
    }
    line("files:");
    for (Object file : (List<?>) record.get("files")) {
      Map<?, ?> one = (Map<?, ?>) file;
      String size = TransferText.size(((Number) one.get("bytes")).longValue());
      line("  " + " ".repeat(Math.max(0, 8 - size.length())) + size + "  " + one.get("path"));
    }
  }

  private void group(String name, Object values) {
    List<String> words = new ArrayList<>();
    ((Map<?, ?>) values)
        .forEach(
            (label, value) -> {
              if (value != null && !value.equals("")) {
                String key = String.valueOf(label);
                String text = cell(name, RecordedTime.of(key, value));
                words.add(key.replace('_', ' ') + " " + text);
              }
            });
    field(name, words.isEmpty() ? "none" : String.join(", ", words));
  }

  private String cell(String group, Object value) {
    return group.equals("metrics") ? cells.measured(value) : cells.of(value);
  }

  private void field(String name, String value) {
    line("  " + name + ":" + " ".repeat(Math.max(1, LABEL - name.length())) + value);
  }

  private void line(String text) {
    viewed.sight().out().println(ScreenText.harmless(text));
  }
}
