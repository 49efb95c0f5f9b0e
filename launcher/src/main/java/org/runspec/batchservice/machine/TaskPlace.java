package org.runspec.batchservice.machine;

import java.nio.file.Path;

/**
 * Where a task lives on its node.
 *
 * @param node the node's folder
 * @param name of the task on its node
 * @param folder the task's own
 */
public record TaskPlace(NodeFolder node, String name, Path folder) {
  /** Where the command is started. */
  public Path working() {
    return folder.resolve("wd");
  }

  public Path stdout() {
    return folder.resolve("stdout.txt");
  }

  public Path stderr() {
    return folder.resolve("stderr.txt");
  }

  /** The number of the process that leads the task's session. */
  Path process() {
    return node.records().resolve(name + ".pid");
  }

  /** Exists as soon as the command has ended: its exit code. */
  Path end() {
    return node.records().resolve(name + ".end");
  }
}
