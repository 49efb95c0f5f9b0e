package org.runspec.report.screen;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobShape;
import org.runspec.job.RunState;
import org.runspec.report.StateCounts;
import org.runspec.store.JobView;
import org.runspec.store.JobView.NodeRow;

/** How a node stands, on one screen. */
public final class NodeScreen {

  /** Below the output: a gap, commands, and the line on which the user types on. */
  private static final int BELOW = 4;

  private final Frame frame;

  /** For a screen. */
  public NodeScreen(Frame frame) {
    this.frame = frame;
  }

  /**
   * One of a job's nodes.
   *
   * @param log the last lines that its controller printed
   * @param corrupt how many lines of the job's journals could not be read
   */
  public List<String> of(JobView view, NodeRow node, List<String> log, int corrupt) {
    ScreenLines lines = new ScreenLines(frame);
    JobShape shape = view.job().shape();
    NodeSigns signs = new NodeSigns(view, frame.now());
    lines.line(
        node.parent()
            + ": "
            + signs.state(node)
            + ", node "
            + node.node()
            + " of "
            + view.job().job());
    lines.field("sign of life", signs.sign(node));
    node.heartbeat().ifPresent(life -> life(life, lines));
    List<String> names =
        view.runningOn(node.node()).stream().map(run -> run.name().toString()).toList();
    lines.field("slots", names.size() + " of " + shape.runsPerNode() + " in use");
    lines.list("runs now", names.isEmpty() ? List.of("none") : names);
    lines.field("it executed", executed(view, node.node()));
    Damage.show(corrupt, lines);
    lines.gap();
    lines.tail("The last of what its controller printed:", log, lines.room(BELOW));
    lines.command("all it printed", "logs " + node.parent());
    lines.command("its job", "status " + view.job().job());
    return lines.lines();
  }

  private static void life(Heartbeat life, ScreenLines lines) {
    lines.field(
        "host",
        life.host() + ", process " + life.process() + ", life " + life.node().incarnation());
    lines.field("door", life.door().map(door -> door.address() + ":" + door.port()).orElse("none"));
  }

  /** Of runs that it executed, or executes: the attempts that count. */
  private static String executed(JobView view, int node) {
    Map<String, Integer> counts = new TreeMap<>();
    view.runs().stream()
        .filter(run -> run.node().filter(by -> by == node).isPresent())
        .forEach(run -> counts.merge(run.state().toString(), 1, Integer::sum));
    StringBuilder words = new StringBuilder();
    counts.forEach(
        (state, count) ->
            words
                .append(words.length() > 0 ? ", " : "")
                .append(StateCounts.number(count))
                .append(' ')
                .append(state.equals(RunState.ERROR.toString()) ? "failed" : state));
    return words.length() > 0 ? words.toString() : "nothing yet";
  }
}
