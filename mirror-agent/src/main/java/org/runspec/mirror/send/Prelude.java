package org.runspec.mirror.send;

import java.io.IOException;

/**
 * What has to be in the store before a checkpoint is, such as what was reported ahead of it:
 * whoever goes on from the checkpoint finds that too.
 */
@FunctionalInterface
public interface Prelude {
  /** Nothing. */
  Prelude NONE = () -> {};

  /**
   * Brings it; the checkpoint waits until this succeeds.
   *
   * @throws IOException if the store cannot be reached
   */
  void play() throws IOException;
}
