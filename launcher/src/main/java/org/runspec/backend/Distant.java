package org.runspec.backend;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * A target that is asked by calls to a service: they take their time, and are not made to learn
 * what is known already. Nothing of its nodes stays behind on any machine of ours.
 */
public interface Distant {
  /**
   * Makes sure that it listens to us, before anything is done for which it is needed.
   *
   * @throws org.runspec.spec.problem.UserProblem if it does not know us
   * @throws IOException if it does not answer
   */
  void greet() throws IOException;

  /**
   * What it keeps for nodes after they have ended, and goes on charging for: a command for each
   * that gives it back.
   */
  List<String> kept(Collection<NodeId> nodes) throws IOException;
}
