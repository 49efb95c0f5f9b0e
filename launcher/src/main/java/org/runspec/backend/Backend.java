package org.runspec.backend;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.runspec.plan.Plan;

/** A kind of target. What it can do beyond this is told by the further interfaces it implements. */
public interface Backend {
  /**
   * What would be asked of the target; no I/O.
   *
   * @throws org.runspec.spec.problem.UserProblem if the target cannot do what the plan asks
   */
  BackendRequest render(Plan plan);

  /**
   * Asks for the nodes. May be called again with the same submission after a call that did not
   * return: nodes that there are already are not made twice.
   *
   * @return one id per node, in order
   */
  List<NodeId> submit(BackendRequest request, Submission submission) throws IOException;

  /** How nodes stand, asked in one go; a node that nobody knows any longer is {@code gone}. */
  Map<NodeId, NodeStatus> status(Collection<NodeId> nodes) throws IOException;

  /** Ends nodes, giving each a chance to stop its runs. */
  void cancel(Collection<NodeId> nodes) throws IOException;

  /**
   * What a node printed, outside of its runs.
   *
   * @param offset in bytes; less than 0 counts from the end
   * @return nothing if there is nothing behind the offset
   */
  byte[] log(NodeId node, long offset) throws IOException;
}
