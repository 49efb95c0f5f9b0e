package org.runspec.cli.job.watch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.OutputChannel;
import org.runspec.job.JobRecord;
import org.runspec.launch.JobNodes;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;

/** What a node's controller printed; it lies where the job was launched. */
final class NodeLog {
  private final Sight sight;
  private final Named.Node node;

  NodeLog(Sight sight, Named.Node node) {
    this.sight = sight;
    this.node = node;
  }

  /**
   * Shows all of it.
   *
   * @throws UserProblem if the job was launched elsewhere
   */
  void copyTo(OutputChannel channel) throws IOException {
    JobRecord job = node.job();
    Optional<JobNodes> nodes = sight.nodes(job);
    if (nodes.isEmpty()) {
      throw new UserProblem(
          "show what node " + node + " printed",
          "its job was launched on " + job.origin().host() + " by " + job.origin().user(),
          "the same command there");
    }
    copy(nodes.get(), channel::write);
    channel.end();
  }

  private void copy(JobNodes nodes, Screen screen) throws IOException {
    long offset = 0;
    for (byte[] piece = nodes.log(node.node(), offset);
        piece.length > 0;
        piece = nodes.log(node.node(), offset)) {
      screen.write(piece);
      offset += piece.length;
    }
  }

  private interface Screen {
    void write(byte[] piece);
  }

  /** The last lines; none if the job was launched elsewhere. */
  List<String> lastLines(int most) throws IOException {
    Optional<JobNodes> nodes = sight.nodes(node.job());
    if (nodes.isEmpty()) {
      return List.of();
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    copy(nodes.get(), text::writeBytes);
    List<String> lines = text.toString(StandardCharsets.UTF_8).lines().toList();
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }
}
