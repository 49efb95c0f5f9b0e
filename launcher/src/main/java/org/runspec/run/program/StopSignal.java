package org.runspec.run.program;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.runspec.component.Cancellation;
import org.runspec.pace.Bell;

/**
 * The wish that a run stops; may be uttered by any thread at any time, also before a program
 * starts. Once uttered it holds for all stages that are run with it.
 */
public final class StopSignal implements Cancellation {
  private final List<Bell> bells = new CopyOnWriteArrayList<>();
  private Reason reason;
  private boolean kill;
  private Optional<String> brokenOff = Optional.empty();

  /**
   * Asks for a stop. The first reason stays unless a user cancels; who cancels twice does not want
   * to wait and kills.
   */
  public void request(Reason why) {
    synchronized (this) {
      kill |= why == Reason.CANCEL && reason == Reason.CANCEL;
      reason = reason == null || why == Reason.CANCEL ? why : reason;
    }
    bells.forEach(Bell::ring);
  }

  /** Ends the program now, without grace. */
  public void kill() {
    synchronized (this) {
      kill = true;
      reason = reason == null ? Reason.CANCEL : reason;
    }
    bells.forEach(Bell::ring);
  }

  /**
   * Ends the program now, and the run with it as one that failed.
   *
   * @param why in one line, for the record
   */
  public void breakOff(String why) {
    synchronized (this) {
      brokenOff = Optional.of(why);
    }
    kill();
  }

  /** Why the run failed from outside, if it did. */
  public synchronized Optional<String> brokenOff() {
    return brokenOff;
  }

  @Override
  public synchronized Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }

  /** Whether they should be killed. */
  public synchronized boolean wantsKill() {
    return kill;
  }

  /** Rings a bell whenever somebody asks. */
  public void attach(Bell bell) {
    bells.add(bell);
  }

  /** Rings it no more. */
  public void detach(Bell bell) {
    bells.remove(bell);
  }
}
