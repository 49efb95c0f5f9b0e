package org.runspec.launch;

import java.util.List;
import java.util.Optional;
import org.runspec.backend.NodeId;

/**
 * What a target was asked for once, on behalf of a job.
 *
 * @param host where it was asked
 * @param folder the name of the launch's folder there
 * @param tool SHA-256 of the program that the nodes execute
 * @param java SHA-256 of the packed Java that came along with it, if one did
 */
record SubmissionRecord(
    String service,
    String host,
    List<NodeId> nodes,
    Optional<String> folder,
    Optional<String> tool,
    Optional<String> java) {
  SubmissionRecord {
    nodes = List.copyOf(nodes);
  }
}
