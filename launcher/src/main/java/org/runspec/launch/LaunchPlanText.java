package org.runspec.launch;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.MultiRun;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;
import org.runspec.job.ValuePlace;
import org.runspec.plan.Placeholder;
import org.runspec.plan.Plan;
import org.runspec.plan.ShellWord;
import org.runspec.plan.Tunables;

/** A plan as people read it, and as programs do. */
public final class LaunchPlanText {
  private static final int NODES_SHOWN = 20;

  private final Plan plan;
  private final LaunchPlan launch;
  private final StringBuilder text = new StringBuilder();

  private LaunchPlanText(LaunchPlan launch) {
    this.plan = launch.plan();
    this.launch = launch;
  }

  /** For people. */
  public static String of(LaunchPlan launch) {
    return new LaunchPlanText(launch).print();
  }

  /** For programs: JSON. */
  public static String json(LaunchPlan launch) {
    Plan plan = launch.plan();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("job", numberless(RecordFormat.fields(plan.record())));
    fields.put("mrc", multiRun(plan));
    fields.put("node", numberless(RecordFormat.fields(plan.nodes().setting())));
    fields.put("code", plan.code());
    fields.put("samples", plan.samples());
    fields.put("files", launch.request().files());
    plan.launchedSpec().ifPresent(spec -> fields.put("launched_job_spec", spec.text()));
    if (!launch.request().facts().isEmpty()) {
      fields.put("facts", launch.request().facts());
    }
    fields.put("commands", launch.request().commands());
    fields.put("secrets", references(plan));
    fields.put("submit_calls", launch.request().submitCalls());
    fields.put("status_calls", launch.request().statusCalls());
    fields.put("questions", plan.questions());
    fields.put("notes", plan.notes().stream().map(String::valueOf).toList());
    return new String(RecordFormat.file(fields), StandardCharsets.UTF_8);
  }

  /** What a search chooses from, and how: {@code random over lr [.01, .03]}. */
  public static String search(MultiRun.SearchPlan search) {
    return search.algorithm().map(name -> name + over(search)).orElse("(none)");
  }

  private String print() {
    JobRecord job = plan.record();
    JobShape shape = plan.shape();
    line(
        "Job of "
            + job.origin().spec()
            + ": "
            + count(shape.totalRuns(), "run")
            + " on "
            + count(shape.nodes(), "node")
            + " of "
            + job.target()
            + ", "
            + shape.runsPerNode()
            + " at a time on each");
    fact("description", job.description().isEmpty() ? "(none)" : job.description());
    fact("workspace", job.workspace() + ", experiment " + job.experiment());
    search();
    fact("schedule", job.schedule().toString());
    fact("code", count(plan.code().files().size(), "file") + ", " + size(plan.code().bytes()));
    fact("store", plan.nodes().setting().store());
    if (plan.nodes().pool().isEmpty()) {
      fact("work", plan.nodes().setting().work());
    }
    fact(
        "secrets",
        references(plan).isEmpty()
            ? "(none)"
            : references(plan).entrySet().stream()
                .map(secret -> secret.getKey() + " from " + secret.getValue())
                .collect(Collectors.joining(", ")));
    launch.request().facts().forEach(this::fact);
    fact(
        "calls",
        launch.request().submitCalls()
            + " to submit, "
            + launch.request().statusCalls()
            + " for each look at all nodes");
    nodes(shape);
    launch.request().files().forEach(this::file);
    file("mrc.json", new String(RecordFormat.file(multiRun(plan)), StandardCharsets.UTF_8));
    plan.launchedSpec().ifPresent(spec -> file(StoreLayout.LAUNCHED_SPEC, spec.text()));
    return text.toString();
  }

  private void nodes(JobShape shape) {
    line("");
    line("Nodes, each with its command:");
    int shown = Math.min(shape.nodes(), NODES_SHOWN);
    for (int node = 0; node < shown; node++) {
      int runs = (shape.totalRuns() - node + shape.nodes() - 1) / shape.nodes();
      String parent = Placeholder.run(node);
      String names =
          shape.direct()
              ? "is one run"
              : runs <= 0
                  ? "no run"
                  : runs == 1 ? parent + ".1" : parent + ".1 to " + parent + "." + runs;
      List<String> command = launch.request().commands().get(node);
      line(
          "  "
              + parent
              + "  "
              + names
              + "  "
              + command.stream().map(ShellWord::of).collect(Collectors.joining(" ")));
    }
    if (shown < shape.nodes()) {
      line("  ... and " + (shape.nodes() - shown) + " more");
    }
  }

  private void search() {
    MultiRun.SearchPlan search = plan.multiRun().search();
    String style = ", style " + plan.record().style();
    fact("search", search(search) + style);
    plan.multiRun()
        .limits()
        .earlyStopping()
        .ifPresent(stopping -> fact("early stop", stopping.toString()));
    search
        .history()
        .ifPresent(
            known -> fact("  knowing", count(known.runs().size(), "run") + " of " + known.scope()));
    List<Map<String, Object>> samples = plan.samples();
    for (int run = 0; run < samples.size(); run++) {
      fact("  such as", sample(run, samples.get(run)));
    }
  }

  /** A command that gets the values, or the values. */
  private String sample(int run, Map<String, Object> values) {
    MultiRun job = plan.multiRun();
    MultiRun.Command command = job.commandOf(run);
    MultiRun.Command filled = ValuePlace.filled(command, job.search(), values, ShellWord::of);
    if (filled.equals(command)) {
      return values.entrySet().stream()
          .map(value -> value.getKey() + "=" + job.search().text(value.getKey(), value.getValue()))
          .collect(Collectors.joining(" "));
    }
    return filled.shell()
        ? filled.words().get(0)
        : filled.words().stream().map(ShellWord::of).collect(Collectors.joining(" "));
  }

  private static String over(MultiRun.SearchPlan search) {
    return search.space().stream()
        .map(dimension -> dimension.name() + " " + values(dimension))
        .collect(Collectors.joining(", ", " over ", ""));
  }

  private static String values(MultiRun.SearchPlan.Dimension dimension) {
    return dimension
        .distribution()
        .map(distribution -> Tunables.spread(distribution).toString())
        .orElseGet(
            () ->
                dimension.values().stream()
                    .map(dimension::text)
                    .collect(Collectors.joining(", ", "[", "]")));
  }

  private void file(String name, String content) {
    line("");
    line("--- " + name);
    text.append(content);
    if (!content.endsWith("\n")) {
      text.append('\n');
    }
  }

  private void fact(String name, String value) {
    line(String.format(Locale.ROOT, "  %-12s%s", name, value.replaceAll("\\R", "\\\\n")));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static Map<String, String> references(Plan plan) {
    Map<String, String> references = new LinkedHashMap<>();
    plan.secrets().forEach((name, secret) -> references.put(name, secret.reference()));
    return references;
  }

  private static Map<String, Object> multiRun(Plan plan) {
    Map<String, Object> fields = numberless(RecordFormat.fields(plan.multiRun()));
    if (plan.seedDrawn() && fields.get("search") instanceof Map<?, ?> search) {
      Map<String, Object> undrawn = named(search);
      undrawn.put("seed", Placeholder.SEED);
      fields.put("search", undrawn);
    }
    if (!plan.chosen().isEmpty() && fields.get("search") instanceof Map<?, ?> search) {
      Map<String, Object> chosen = named(search);
      chosen.put("chosen", plan.chosen());
      fields.put("search", chosen);
    }
    return fields;
  }

  private static Map<String, Object> named(Map<?, ?> fields) {
    Map<String, Object> copy = new LinkedHashMap<>();
    fields.forEach((key, value) -> copy.put(key.toString(), value));
    return copy;
  }

  /** With placeholders where only the launch knows the numbers. */
  private static Map<String, Object> numberless(Map<String, Object> record) {
    Map<String, Object> fields = new LinkedHashMap<>(record);
    fields.computeIfPresent("job", (key, old) -> Placeholder.JOB);
    fields.remove("submitted");
    if (fields.get("shape") instanceof Map<?, ?> shape) {
      Map<String, Object> numbers = named(shape);
      numbers.put("first_parent", Placeholder.run(0));
      fields.put("shape", numbers);
    }
    return fields;
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1024.0)
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
  }
}
