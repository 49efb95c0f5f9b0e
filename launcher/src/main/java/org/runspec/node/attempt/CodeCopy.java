package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Path;

/** Where run directories get the job's code from. */
public interface CodeCopy {
  /** Puts the code, and the job's generated files over it, into a folder. */
  void into(Path directory) throws IOException, InterruptedException;
}
