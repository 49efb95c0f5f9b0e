package org.runspec.report.screen;

import java.util.List;
import org.runspec.job.JobRecord;
import org.runspec.job.Wishes;
import org.runspec.report.CellText;
import org.runspec.report.JobEntry;
import org.runspec.report.StateCounts;
import org.runspec.store.JobView;

/** How a job stands, on one screen. */
public final class JobScreen {
  private static final int MOST_NODES = 8;
  private static final int MOST_CAUSES = 8;

  private final Frame frame;

  /** For a screen. */
  public JobScreen(Frame frame) {
    this.frame = frame;
  }

  /**
   * The job as a whole.
   *
   * @param corrupt how many lines of its journals could not be read
   */
  public List<String> of(JobView view, int corrupt) {
    ScreenLines lines = new ScreenLines(frame);
    JobRecord job = view.job();
    lines.line(
        job.job()
            + ": "
            + view.state()
            + ", "
            + StateCounts.number(job.shape().totalRuns(), "run")
            + " on "
            + StateCounts.number(job.shape().nodes(), "node")
            + " of "
            + job.target());
    lines.field("runspec", job.origin().spec());
    if (!job.description().isBlank()) {
      lines.field("why", job.description());
    }
    lines.field(
        "submitted",
        lines.cells().of(job.submitted())
            + " by "
            + job.origin().user()
            + " on "
            + job.origin().host());
    lines.field("elapsed", CellText.duration(JobEntry.elapsed(view, frame.now())));
    lines.field("runs", StateCounts.of(view));
    view.said().ifPresent(said -> lines.field("its target", said));
    files(view, lines);
    wishes(new Wishes(view.requests()), lines);
    BestRun.of(view)
        .ifPresent(
            best ->
                lines.field(
                    "best",
                    best.run().name()
                        + ", "
                        + best.metric()
                        + " "
                        + lines.cells().measured(best.value())));
    BestRun.whyNone(view).ifPresent(why -> lines.field("best", why));
    job.predecessor()
        .ifPresent(before -> lines.field("before it", before + ", of the same runspec"));
    Damage.show(corrupt, lines);
    lines.gap();
    new NodeSigns(view, frame.now()).show(MOST_NODES, lines);
    if (view.standstill().isPresent()) {
      lines.gap();
      Help.whereNobodyExecutes(view, lines);
    }
    failures(view, lines);
    return lines.lines();
  }

  private static void wishes(Wishes wishes, ScreenLines lines) {
    wishes
        .held()
        .ifPresent(
            hold ->
                lines.field(
                    "held",
                    "by "
                        + hold.user()
                        + " since "
                        + lines.cells().of(hold.at())
                        + ": no run starts"));
    wishes
        .runsPerNode()
        .ifPresent(
            runs -> lines.field("at a time", StateCounts.number(runs, "run") + " on each node"));
  }

  private static void files(JobView view, ScreenLines lines) {
    int deleted = new Wishes(view.requests()).deleted().size();
    if (deleted > 0) {
      lines.field("files", "those of " + StateCounts.number(deleted, "run") + " were deleted");
    }
  }

  private static void failures(JobView view, ScreenLines lines) {
    FailureGroups failures = FailureGroups.of(view);
    if (failures.causes().isEmpty()) {
      return;
    }
    lines.gap();
    failures.showWhole(MOST_CAUSES, lines);
    lines.gap();
    lines.command("what happened", "status " + failures.causes().get(0).runs().get(0).name());
    lines.command("run them again", "resume " + view.job().job());
  }
}
