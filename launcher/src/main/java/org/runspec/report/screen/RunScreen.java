package org.runspec.report.screen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.NotKept;
import org.runspec.job.Wishes;
import org.runspec.report.Attempts.AttemptRow;
import org.runspec.report.CellText;
import org.runspec.report.StandstillText;
import org.runspec.run.console.TransferText;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** How a run stands, on one screen: why it failed, if it did. */
public final class RunScreen {
  private static final int MOST_ATTEMPTS = 6;
  private static final int MOST_FILES = 5;

  /** Below the output: a gap, commands, and the line on which the user types on. */
  private static final int BELOW = 4;

  private final Frame frame;

  /** For a screen. */
  public RunScreen(Frame frame) {
    this.frame = frame;
  }

  /**
   * One of a job's runs.
   *
   * @param attempts in order
   * @param output the last lines that it printed
   * @param corrupt how many lines of the job's journals could not be read
   */
  public List<String> of(
      JobView view, RunRow run, List<AttemptRow> attempts, List<String> output, int corrupt) {
    ScreenLines lines = new ScreenLines(frame);
    lines.text(
        run.name() + ": " + run.state() + (run.reason().isEmpty() ? "" : ", " + run.reason()));
    JobRecord job = view.job();
    lines.field("job", job.job() + ", " + job.origin().spec());
    if (attempts.size() < 2) {
      lines.field("attempt", run.attempt() == 0 ? "none yet" : String.valueOf(run.attempt()));
    }
    run.node().ifPresent(node -> lines.field("node", node(view, node)));
    if (new Wishes(view.requests()).deleted().contains(run.index())) {
      lines.field("files", "deleted");
    }
    if (!run.state().isTerminal()) {
      view.standstill()
          .ifPresent(why -> lines.field("stands still", StandstillText.brief(view, why)));
    }
    if (!attempts.isEmpty() && !latest(attempts).early().isEmpty()) {
      lines.field("ended early", latest(attempts).early());
    }
    run.exitCode().ifPresent(code -> lines.field("exit code", String.valueOf(code)));
    run.started().ifPresent(start -> lines.field("started", lines.cells().of(start)));
    run.started()
        .flatMap(start -> view.until(run, frame.now()).map(end -> Duration.between(start, end)))
        .ifPresent(elapsed -> lines.field("elapsed", CellText.duration(elapsed)));
    lines.values("metrics", run.metrics(), lines.cells()::measured);
    lines.values("hparams", run.hparams(), lines.cells()::of);
    notKept(attempts, lines);
    Damage.show(corrupt, lines);
    if (attempts.size() > 1) {
      lines.gap();
      table(attempts, lines);
    }
    lines.gap();
    lines.tail("The last of what it printed:", output, lines.room(BELOW));
    commands(run, lines);
    return lines.lines();
  }

  private static void notKept(List<AttemptRow> attempts, ScreenLines lines) {
    List<NotKept> files = attempts.isEmpty() ? List.of() : latest(attempts).notKept();
    for (NotKept file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
      String why =
          file.bytes().map(bytes -> "too large, " + TransferText.size(bytes)).orElse("unreadable");
      lines.field("not kept", file.file() + " (" + why + ")");
    }
    if (files.size() > MOST_FILES) {
      lines.field("not kept", "... and " + (files.size() - MOST_FILES) + " more");
    }
  }

  private static AttemptRow latest(List<AttemptRow> attempts) {
    return attempts.get(attempts.size() - 1);
  }

  private static String node(JobView view, int node) {
    String host = view.nodes().get(node).heartbeat().map(Heartbeat::host).orElse("");
    return view.job().shape().parentOf(node) + (host.isEmpty() ? "" : " on " + host);
  }

  private void table(List<AttemptRow> attempts, ScreenLines lines) {
    int from = Math.max(0, attempts.size() - MOST_ATTEMPTS);
    List<List<String>> rows = new ArrayList<>();
    for (AttemptRow attempt : attempts.subList(from, attempts.size())) {
      rows.add(
          List.of(
              "a" + attempt.number(),
              attempt.parent().toString(),
              attempt.started().map(lines.cells()::of).orElse(""),
              attempt.lasted(frame.now()).map(CellText::duration).orElse(""),
              attempt.how()));
    }
    lines.table(List.of("attempt", "node", "started", "lasted", "how it ended"), rows);
    if (from > 0) {
      lines.line("... and " + from + " before");
    }
  }

  private static void commands(RunRow run, ScreenLines lines) {
    if (run.state().canResume()) {
      lines.command("all its output", "logs " + run.name());
      lines.command("run it again", "resume " + run.name());
    } else if (run.state().isTerminal()) {
      lines.command("all its output", "logs " + run.name());
    } else {
      lines.command("watch it", "attach " + run.name());
    }
  }
}
