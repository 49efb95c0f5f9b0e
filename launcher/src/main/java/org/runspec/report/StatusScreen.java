package org.runspec.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.Objective;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.report.table.ScreenText;
import org.runspec.report.table.TextTable;
import org.runspec.store.JobView;
import org.runspec.store.JobView.NodeRow;
import org.runspec.store.JobView.RunRow;

/** How one job, run or node stands, on one screen. */
public final class StatusScreen {
  private static final int SHOWN = 8;
  private static final int LABEL = 15;

  private final JobView view;
  private final Instant now;
  private final CellText cells;
  private final int width;
  private final String program;
  private final List<String> lines = new ArrayList<>();

  /**
   * For a screen.
   *
   * @param zone in which times are shown
   * @param width of the screen, in columns
   * @param program what the user types to call this program
   */
  public StatusScreen(JobView view, Instant now, ZoneId zone, int width, String program) {
    this.view = view;
    this.now = now;
    this.cells = new CellText(zone);
    this.width = width;
    this.program = program;
  }

  /** The job as a whole. */
  public List<String> job() {
    lines.clear();
    JobRecord job = view.job();
    line(
        job.job()
            + ": "
            + view.state()
            + ", "
            + StateCounts.number(job.shape().totalRuns(), "run")
            + " on "
            + StateCounts.number(job.shape().nodes(), "node")
            + " of "
            + job.target());
    field("runspec", job.origin().spec());
    if (!job.description().isBlank()) {
      field("why", job.description());
    }
    field(
        "submitted",
        cells.of(job.submitted()) + " by " + job.origin().user() + " on " + job.origin().host());
    field("elapsed", CellText.duration(JobEntry.elapsed(view, now)));
    field("runs", StateCounts.of(view));
    wishes(new Wishes(view.requests()));
    best().ifPresent(best -> field("best", best));
    job.predecessor().ifPresent(before -> field("before it", before + ", of the same runspec"));
    lines.add("");
    nodes(view.nodes());
    failed();
    return List.copyOf(lines);
  }

  private void wishes(Wishes wishes) {
    wishes
        .held()
        .ifPresent(
            hold ->
                field(
                    "held",
                    "by " + hold.user() + " since " + cells.of(hold.at()) + ": no run starts"));
    wishes
        .runsPerNode()
        .ifPresent(runs -> field("at a time", StateCounts.number(runs, "run") + " on each node"));
  }

  private Optional<String> best() {
    Objective objective = view.job().objective();
    Comparator<RunRow> order =
        Comparator.comparingDouble(
            run -> ((Number) run.metrics().get(objective.metric())).doubleValue());
    return view.runs().stream()
        .filter(run -> run.state() == RunState.COMPLETED)
        .filter(
            run ->
                run.metrics().get(objective.metric()) instanceof Number value
                    && Double.isFinite(value.doubleValue()))
        .max(objective.goal() == Objective.Goal.MAX ? order : order.reversed())
        .map(
            run ->
                run.name()
                    + ", "
                    + objective.metric()
                    + " "
                    + cells.measured(run.metrics().get(objective.metric())));
  }

  private void nodes(List<NodeRow> nodes) {
    boolean all = nodes.size() <= SHOWN;
    List<NodeRow> shown =
        all ? nodes : nodes.stream().filter(node -> isOdd(node)).limit(SHOWN).toList();
    if (!all) {
      field("nodes", nodeCounts(nodes));
    }
    if (!shown.isEmpty()) {
      table(
          List.of("node", "status", "running", "host", "last sign of life"),
          shown.stream().map(this::cellsOf).toList());
    }
  }

  private List<String> cellsOf(NodeRow node) {
    return List.of(
        node.parent().toString(),
        node.state().toString(),
        node.heartbeat().map(life -> String.valueOf(life.running().size())).orElse(""),
        node.heartbeat().map(Heartbeat::host).orElse(""),
        sign(node));
  }

  private static String nodeCounts(List<NodeRow> nodes) {
    Map<String, Integer> counts = new TreeMap<>();
    nodes.forEach(node -> counts.merge(node.state().toString(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((state, count) -> words.add(StateCounts.number(count) + " " + state));
    return String.join(", ", words);
  }

  /** Whether something about a node deserves a look. */
  private boolean isOdd(NodeRow node) {
    return !node.reason().isEmpty() || silence(node).compareTo(Jobs.LEASE) >= 0;
  }

  private String sign(NodeRow node) {
    if (node.state().isTerminal()) {
      return node.reason().isEmpty() ? "it left" : node.reason();
    } else if (node.heartbeat().isEmpty()) {
      return "none yet";
    }
    Duration silence = silence(node);
    return silence.compareTo(Jobs.LEASE) < 0
        ? silence.toSeconds() + " s ago" + trouble(node.heartbeat().get())
        : "no sign of life for " + silence.toSeconds() + " s";
  }

  private static String trouble(Heartbeat life) {
    return life.reason().isEmpty() ? "" : ", " + life.reason();
  }

  /** By the node's clock and ours: good enough to be read, not to act upon. */
  private Duration silence(NodeRow node) {
    return node.heartbeat()
        .filter(life -> !life.state().isTerminal())
        .map(life -> Duration.between(life.at(), now))
        .filter(length -> !length.isNegative())
        .orElse(Duration.ZERO);
  }

  private void failed() {
    List<RunRow> failed =
        view.runs().stream().filter(run -> run.state() == RunState.ERROR).toList();
    if (failed.isEmpty()) {
      return;
    }
    lines.add("");
    table(
        List.of("failed", "attempt", "node", "reason"),
        failed.stream()
            .limit(SHOWN)
            .map(
                run ->
                    List.of(
                        run.name().toString(),
                        String.valueOf(run.attempt()),
                        node(run),
                        run.reason()))
            .toList());
    if (failed.size() > SHOWN) {
      line("... and " + StateCounts.number(failed.size() - SHOWN) + " more");
    }
    lines.add("");
    command("what happened", "status " + failed.get(0).name());
    command("run them again", "resume " + view.job().job());
  }

  /**
   * One of the job's runs.
   *
   * @param output the last lines that it printed
   */
  public List<String> run(int index, List<String> output) {
    lines.clear();
    RunRow run = view.runs().get(index);
    line(run.name() + ": " + run.state() + (run.reason().isEmpty() ? "" : ", " + run.reason()));
    JobRecord job = view.job();
    field("job", job.job() + ", " + job.origin().spec());
    field("attempt", attempt(run));
    if (!node(run).isEmpty()) {
      field("node", node(run));
    }
    run.exitCode().ifPresent(code -> field("exit code", String.valueOf(code)));
    run.started().ifPresent(start -> field("started", cells.of(start)));
    run.started()
        .ifPresent(
            start ->
                field(
                    "elapsed",
                    CellText.duration(Duration.between(start, run.ended().orElse(now)))));
    run.metrics().forEach((name, value) -> field(name, cells.measured(value)));
    run.hparams().forEach((name, value) -> field(name, cells.of(value)));
    lines.add("");
    if (!output.isEmpty()) {
      line("The last of what it printed:");
      output.forEach(text -> line("  " + text.replace("\t", "    ")));
      lines.add("");
    }
    if (run.state().canResume()) {
      command("all its output", "logs " + run.name());
      command("run it again", "resume " + run.name());
    } else if (run.state().isTerminal()) {
      command("all its output", "logs " + run.name());
    } else {
      command("follow it", "logs -f " + run.name());
    }
    return List.copyOf(lines);
  }

  private String attempt(RunRow run) {
    int most = run.attempt();
    return most == 0 ? "none yet" : String.valueOf(most);
  }

  private String node(RunRow run) {
    return run.node().map(node -> view.job().shape().parentOf(node).toString()).orElse("");
  }

  /** One of the job's nodes. */
  public List<String> node(int index) {
    lines.clear();
    NodeRow node = view.nodes().get(index);
    line(node.parent() + ": " + node.state() + ", node " + index + " of " + view.job().job());
    field("sign of life", sign(node));
    node.heartbeat().ifPresent(this::life);
    List<String> running =
        node.heartbeat().map(Heartbeat::running).orElse(List.of()).stream()
            .map(run -> view.job().shape().nameOf(run).toString())
            .toList();
    field("runs now", running.isEmpty() ? "none" : String.join(", ", running));
    lines.add("");
    command("what it printed", "logs " + node.parent());
    return List.copyOf(lines);
  }

  private void life(Heartbeat life) {
    field("host", life.host() + ", process " + life.process());
    field("life", life.node().incarnation());
  }

  private void table(List<String> headers, List<List<String>> rows) {
    List<TextTable.Column> columns = new ArrayList<>();
    for (String header : headers) {
      boolean last = columns.size() == headers.size() - 1;
      columns.add(
          new TextTable.Column(header, false, last ? 0 : columns.size(), last ? 8 : 30, 400));
    }
    lines.addAll(new TextTable(columns, rows).laid(width).lines());
  }

  private void field(String label, String value) {
    String text = ScreenText.harmless(label);
    line("  " + text + ":" + " ".repeat(Math.max(1, LABEL - ScreenText.width(text))) + value);
  }

  private void command(String purpose, String command) {
    String label = "  " + purpose + ":";
    lines.add(
        label + " ".repeat(Math.max(1, LABEL + 3 - label.length())) + program + " " + command);
  }

  private void line(String text) {
    lines.add(ScreenText.clipped(ScreenText.harmless(text), width));
  }
}
