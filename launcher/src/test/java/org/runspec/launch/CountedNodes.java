package org.runspec.launch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.runspec.backend.Backend;
import org.runspec.backend.BackendRequest;
import org.runspec.backend.NodeId;
import org.runspec.backend.NodeStatus;
import org.runspec.backend.Submission;
import org.runspec.plan.Plan;

/** A target whose nodes are only counted. */
class CountedNodes implements Backend {
  private final Set<String> started = new HashSet<>();

  /** Each node that was started, once. */
  Set<String> started() {
    return started;
  }

  @Override
  public BackendRequest render(Plan wanted) {
    return new BackendRequest(
        Map.of(),
        Map.of("node.sh", "script"),
        IntStream.range(0, wanted.shape().nodes())
            .mapToObj(node -> List.of("sh", "node.sh", String.valueOf(node)))
            .toList(),
        1,
        1);
  }

  @Override
  public List<NodeId> submit(BackendRequest request, Submission submission) throws IOException {
    assertTrue(Files.exists(submission.folder().resolve("node.sh")));
    List<NodeId> ids = new ArrayList<>();
    for (List<String> command : request.commands()) {
      started.add(command.get(2));
      ids.add(new NodeId(ids.size(), "id" + ids.size(), "log"));
    }
    return ids;
  }

  @Override
  public Map<NodeId, NodeStatus> status(Collection<NodeId> nodes) {
    return Map.of();
  }

  @Override
  public void cancel(Collection<NodeId> nodes) {}

  @Override
  public byte[] log(NodeId node, long offset) {
    return new byte[0];
  }
}
