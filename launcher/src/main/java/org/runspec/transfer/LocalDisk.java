package org.runspec.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import org.runspec.spec.problem.ExternalProblem;

/**
 * Work with the user's own files. What fails there is told by itself: it is not the trouble of a
 * store that the files come from or go to.
 *
 * @param deed what cannot be done then, such as {@code download to results}
 * @param fix what to try
 */
public record LocalDisk(String deed, String fix) {
  /** Where a download goes. */
  static LocalDisk below(Destination destination) {
    return new LocalDisk(
        "download to " + destination.root(), "room and rights there, or another folder with --to");
  }

  /** Work that returns something. */
  public interface Work<T> {
    T done() throws IOException;
  }

  /** Work that returns nothing. */
  public interface Step {
    void take() throws IOException;
  }

  /**
   * Does it.
   *
   * @throws IOException if it was interrupted
   * @throws ExternalProblem if it failed
   */
  public <T> T get(Work<T> work) throws IOException {
    try {
      return work.done();
    } catch (ClosedByInterruptException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw new ExternalProblem(deed, e, fix);
    }
  }

  /** Does it, as above. */
  public void run(Step step) throws IOException {
    get(
        () -> {
          step.take();
          return this;
        });
  }
}
