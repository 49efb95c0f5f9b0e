package org.runspec.report.screen;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.runspec.job.JobRecord;
import org.runspec.job.RunState;
import org.runspec.report.CellText;
import org.runspec.report.JobEntry;
import org.runspec.report.StandstillText;
import org.runspec.report.StateCounts;
import org.runspec.report.table.ScreenText;
import org.runspec.store.JobView;

/** How a job goes, on a screen that is drawn again and again. Never higher than its frame. */
public final class MonitorScreen {
  private static final int MOST_CAUSES = 6;
  private static final int MOST_NODES = 12;

  /** A gap and a headline. */
  private static final int ABOVE_CAUSES = 2;

  /** A gap, how many there are, and the headers. */
  private static final int ABOVE_NODES = 3;

  /** What stands below failures and nodes: a gap and how to leave. */
  private static final int BELOW = 2;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Frame frame;

  /** For a screen. */
  public MonitorScreen(Frame frame) {
    this.frame = frame;
  }

  /**
   * How the job goes now.
   *
   * @param hint how to leave; empty if nobody can
   */
  public List<String> of(JobView view, String hint) {
    ScreenLines lines = new ScreenLines(frame);
    head(view, lines);
    pace(view, lines);
    BestRun.of(view).ifPresent(best -> best(best, lines));
    int room = frame.height() - 1 - lines.size() - (hint.isEmpty() ? 0 : BELOW);
    FailureGroups failures = FailureGroups.of(view);
    int causes = failures.causes().size();
    if (causes > 0 && room > 2) {
      lines.gap();
      int spare = room - ABOVE_CAUSES - ABOVE_NODES - Math.min(view.nodes().size(), MOST_NODES);
      failures.show(Math.min(causes, Math.max(1, Math.max(room / 2 - 2, spare))), lines);
    }
    nodes(view, frame.height() - 1 - lines.size() - (hint.isEmpty() ? 0 : BELOW), lines);
    if (!hint.isEmpty()) {
      lines.gap();
      lines.line(hint);
    }
    return lines.lines().stream()
        .limit(Math.max(1, frame.height() - 1))
        .map(line -> ScreenText.clipped(line, frame.width()))
        .toList();
  }

  private void head(JobView view, ScreenLines lines) {
    JobRecord job = view.job();
    lines.line(
        job.job()
            + ": "
            + view.state()
            + (view.state().isTerminal() ? " after " : " for ")
            + CellText.duration(JobEntry.elapsed(view, frame.now()))
            + ", "
            + job.origin().spec()
            + " on "
            + job.target());
    lines.line(bar(view));
    lines.list("runs", List.of(StateCounts.of(view).split(", ")));
  }

  private String bar(JobView view) {
    int total = view.runs().size();
    long over = view.runs().stream().filter(run -> run.state().isTerminal()).count();
    long running = view.runs().stream().filter(run -> run.state() == RunState.RUNNING).count();
    String text =
        " " + StateCounts.number((int) over) + " of " + StateCounts.number(total, "run") + " over";
    int room = Math.max(10, Math.min(60, frame.width() - text.length() - 2));
    int done = (int) (over * room / total);
    int going = (int) ((over + running) * room / total) - done;
    return "["
        + "#".repeat(done)
        + "-".repeat(going)
        + " ".repeat(room - done - going)
        + "]"
        + text;
  }

  private void pace(JobView view, ScreenLines lines) {
    if (view.standstill().isPresent()) {
      lines.field("stands still", StandstillText.brief(view, view.standstill().get()));
      return;
    }
    view.said().ifPresent(said -> lines.field("its target", said));
    Throughput.of(view, frame.now())
        .ifPresentOrElse(
            pace -> lines.field("pace", words(pace)),
            () -> lines.field("pace", "not known before the first run has ended"));
  }

  private String words(Throughput pace) {
    double perMinute = pace.perMinute();
    if (perMinute == 0) {
      return "no run has ended for " + Throughput.LATELY.toMinutes() + " min";
    }
    String rate =
        perMinute < 1
            ? String.format(Locale.ROOT, "%.1f runs/h", perMinute * 60)
            : String.format(Locale.ROOT, "%,.1f runs/min", perMinute);
    return rate + pace.rest().map(this::rest).orElse("");
  }

  private String rest(Duration rest) {
    ZonedDateTime now = frame.now().atZone(frame.zone());
    ZonedDateTime end = now.plus(rest);
    boolean today = end.toLocalDate().equals(now.toLocalDate());
    return "; over in about "
        + CellText.duration(rest)
        + ", at "
        + (today ? TIME : DAY_AND_TIME).format(end);
  }

  private static void best(BestRun best, ScreenLines lines) {
    lines.field(
        "best so far",
        best.run().name() + ", " + best.metric() + " " + lines.cells().measured(best.value()));
    lines.values("with", best.run().hparams(), lines.cells()::of);
  }

  /** A gap, the header, and then the nodes. */
  private void nodes(JobView view, int room, ScreenLines lines) {
    if (room >= 3) {
      lines.gap();
      new NodeSigns(view, frame.now()).show(Math.min(MOST_NODES, room - 3), lines);
    }
  }

  /** One line for where nobody draws: what changed is how many runs are in which state. */
  public static String line(JobView view) {
    return view.job().job() + ": " + view.state() + ": " + StateCounts.of(view);
  }

  /** What is to be told at last: why nobody goes on, its causes of failure, and what to do. */
  public List<String> end(JobView view) {
    ScreenLines lines = new ScreenLines(frame);
    Help.whereNobodyExecutes(view, lines);
    FailureGroups failures = FailureGroups.of(view);
    failures.showWhole(MOST_CAUSES, lines);
    if (!failures.causes().isEmpty()) {
      lines.command("what happened", "status " + failures.causes().get(0).runs().get(0).name());
      lines.command("run them again", "resume " + view.job().job());
    }
    return lines.lines();
  }

  /** What is to be told of a job that stands still; nothing if it does not. */
  public List<String> standstill(JobView view) {
    ScreenLines lines = new ScreenLines(frame);
    Help.whereNobodyExecutes(view, lines);
    return lines.lines();
  }
}
