package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** The copy of a run's files in the store, which follows them while it lives. */
public interface LiveCopy {
  /** Begins to follow, unless it does; a run that ends sooner is only swept. */
  void follow() throws IOException;

  /**
   * Brings all that is there now.
   *
   * @throws IOException if the store cannot be reached; may be called again
   */
  void catchUp() throws IOException, InterruptedException;

  /** A checkpoint is complete; a higher score is better. */
  void complete(Path file, OptionalDouble score) throws IOException;

  /**
   * Brings all that is there, proves that the copy agrees, and follows no more.
   *
   * @return names of files that could not be read or are too large
   * @throws IOException if the store cannot be reached; may be called again
   */
  List<String> finish() throws IOException, InterruptedException;

  /** Follows no more, whatever is left. */
  void abandon();
}
