package org.runspec.node;

import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.node.claiming.Board;

/** What the lines of other nodes' journals mean for the board. */
final class Lines {
  private Lines() {}

  /** A node that wants a run again takes it itself while it lives: until then it holds it. */
  static void learn(Board board, NodeName node, NodeLine line) {
    if (line instanceof NodeLine.Claimed claimed) {
      board.claimed(claimed.claim().run(), claimed.claim().attempt(), node);
    } else if (line instanceof NodeLine.Ended ended) {
      board.ended(ended.end().run(), ended.end().attempt());
    }
  }
}
