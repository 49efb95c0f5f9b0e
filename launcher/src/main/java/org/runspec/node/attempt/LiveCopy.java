package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Path;
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
   * @throws IOException if the store cannot be reached; may be called again
   */
  Swept finish() throws IOException, InterruptedException;

  /** Follows no more, whatever is left. */
  void abandon();
}
