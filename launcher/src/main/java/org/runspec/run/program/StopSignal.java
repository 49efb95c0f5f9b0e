package org.runspec.run.program;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The wish that programs stop; may be uttered by any thread at any time, also before a program
 * starts. Once uttered it holds for all programs that are run with it.
 */
public final class StopSignal {
  private final List<Bell> bells = new CopyOnWriteArrayList<>();
  private StopReason reason;
  private boolean kill;

  /**
   * Asks for a stop. The first reason stays unless a user cancels; who cancels twice does not want
   * to wait and kills.
   */
  public void request(StopReason why) {
    synchronized (this) {
      kill |= why == StopReason.CANCEL && reason == StopReason.CANCEL;
      reason = reason == null || why == StopReason.CANCEL ? why : reason;
    }
    bells.forEach(Bell::ring);
  }

  /** Ends the program now, without grace. */
  public void kill() {
    synchronized (this) {
      kill = true;
      reason = reason == null ? StopReason.CANCEL : reason;
    }
    bells.forEach(Bell::ring);
  }

  /** Why programs should stop, if they should. */
  public synchronized Optional<StopReason> reason() {
    return Optional.ofNullable(reason);
  }

  /** Whether they should be killed. */
  public synchronized boolean wantsKill() {
    return kill;
  }

  void attach(Bell bell) {
    bells.add(bell);
  }

  void detach(Bell bell) {
    bells.remove(bell);
  }
}
