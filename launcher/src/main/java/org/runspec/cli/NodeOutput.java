package org.runspec.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Map;
import org.runspec.job.NodeSetting;
import org.runspec.job.StoreLayout;
import org.runspec.node.Log;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** Keeps what a node printed where its machine, and all that is on it, goes with it. */
record NodeOutput(NodeSetting setting, int node, Storage storage) {
  /** In bytes, from the end. */
  private static final int MOST = 1 << 22;

  /**
   * Brings it into the store; without it nothing else is lost.
   *
   * @param environment of the node
   */
  void keep(Map<String, String> environment, Log log) {
    String file = environment.getOrDefault(NodeSetting.OUTPUT_VARIABLE, "");
    if (file.isEmpty()) {
      return;
    }
    try {
      storage.put(new ObjectKey(StoreLayout.nodeOutput(setting.job(), node)), end(file));
    } catch (IOException e) {
      log.note("what the node printed is not kept: " + e.getMessage());
    }
  }

  private static byte[] end(String file) throws IOException {
    try (RandomAccessFile output = new RandomAccessFile(file, "r")) {
      byte[] end = new byte[(int) Math.min(MOST, output.length())];
      output.seek(output.length() - end.length);
      output.readFully(end);
      return end;
    }
  }
}
