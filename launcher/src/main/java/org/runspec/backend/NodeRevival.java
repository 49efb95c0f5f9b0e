package org.runspec.backend;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.runspec.plan.NodePlan;

/** A target that can start nodes again from what their launch left, without a new plan. */
public interface NodeRevival {
  /** What must lie in a launch's folder before nodes are started from it: text by name. */
  Map<String, String> files(NodePlan nodes);

  /**
   * Starts nodes of a launched job. One that lives is not made twice.
   *
   * @param nodes by index in the job
   * @param known what was asked for last, of these and other nodes
   * @return one id per node, in order
   */
  List<NodeId> revive(Collection<Integer> nodes, List<NodeId> known, Submission submission)
      throws IOException;
}
