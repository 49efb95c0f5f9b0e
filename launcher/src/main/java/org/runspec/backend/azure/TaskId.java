package org.runspec.backend.azure;

import org.runspec.backend.NodeId;

/** A node as the service knows it: {@code job7-20261120-191600-1a2b3c4d/node3}. */
record TaskId(String job, String task) {
  private static final String OUTPUT = "stdout.txt";

  static TaskId of(NodeId node) {
    int slash = node.id().indexOf('/');
    return new TaskId(node.id().substring(0, slash), node.id().substring(slash + 1));
  }

  static TaskId of(String job, int node) {
    return new TaskId(job, "node" + node);
  }

  NodeId node(int index) {
    return new NodeId(index, job + "/" + task, OUTPUT);
  }
}
