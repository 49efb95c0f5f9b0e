package org.runspec.cli.job.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.OutputChannel;
import org.runspec.job.JobRecord;
import org.runspec.launch.JobNodes;
import org.runspec.node.door.LastLines;
import org.runspec.report.Named;

/** What a node's controller printed; it lies where the job was launched. */
final class NodeLog {
  /** Lines are not looked for farther from the end, in bytes. */
  private static final int END = 1 << 16;

  private final Sight sight;
  private final Named.Node node;

  NodeLog(Sight sight, Named.Node node) {
    this.sight = sight;
    this.node = node;
  }

  /**
   * Shows all of it.
   *
   * @throws org.runspec.spec.problem.UserProblem if the job was launched elsewhere
   */
  void copyTo(OutputChannel channel) throws IOException {
    JobRecord job = node.job();
    Optional<JobNodes> nodes = sight.nodes(job);
    if (nodes.isEmpty()) {
      throw sight.notFromHere(job, "show what node " + node + " printed");
    }
    long offset = 0;
    for (byte[] piece = nodes.get().log(node.node(), offset);
        piece.length > 0;
        piece = nodes.get().log(node.node(), offset)) {
      channel.write(piece);
      offset += piece.length;
    }
    channel.end();
  }

  /** The last lines; none if the job was launched elsewhere. */
  List<String> lastLines(int most) throws IOException {
    Optional<JobNodes> nodes = sight.nodes(node.job());
    if (nodes.isEmpty()) {
      return List.of();
    }
    byte[] end = nodes.get().log(node.node(), -END);
    int begin = LastLines.begin(end, most, end.length < END);
    return new String(end, begin, end.length - begin, StandardCharsets.UTF_8).lines().toList();
  }
}
