package org.runspec.launch;

import java.nio.file.Path;
import org.runspec.job.NodeSetting;

/**
 * What tells the launches of one project from those of others of the same user.
 *
 * @param store the address of the store that they go to
 * @param work where the project's run directories are made, for all its jobs
 */
record LaunchOrigin(String store, String work) {
  /** Of a launch whose nodes are told so. */
  static LaunchOrigin of(NodeSetting nodes) {
    return new LaunchOrigin(nodes.store(), Path.of(nodes.work()).getParent().toString());
  }
}
