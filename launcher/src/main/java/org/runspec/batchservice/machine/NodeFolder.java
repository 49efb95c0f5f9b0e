package org.runspec.batchservice.machine;

import java.nio.file.Path;

/** The folder that is a node. Owns the paths in it. */
public record NodeFolder(Path path) {
  /** What the node calls its root: all that its tasks have. */
  public Path root() {
    return path.resolve("root");
  }

  /** What all tasks of the node may share. */
  public Path shared() {
    return root().resolve("shared");
  }

  /** The home folder of those who work on the node. */
  public Path home() {
    return path.resolve("home");
  }

  /** What the service keeps of the node's processes; no task is told of it. */
  Path records() {
    return path.resolve("records");
  }

  /** Of a task of a job. */
  public TaskPlace task(String job, String task) {
    Path folder = root().resolve("workitems").resolve(job).resolve("job-1").resolve(task);
    return new TaskPlace(this, job + "." + task, folder);
  }

  /** Of the task with which the node starts. */
  public TaskPlace startTask() {
    return new TaskPlace(this, "startup", root().resolve("startup"));
  }
}
