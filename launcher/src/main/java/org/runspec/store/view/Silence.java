package org.runspec.store.view;

import java.time.Duration;
import org.runspec.job.NodeName;

/** How a silence is told. */
final class Silence {
  private Silence() {}

  static String of(Duration length) {
    return "no sign of life for " + length.toSeconds() + " s";
  }

  static String ofNode(NodeName node, Duration length) {
    return "no sign of life from node " + node.node() + " for " + length.toSeconds() + " s";
  }
}
