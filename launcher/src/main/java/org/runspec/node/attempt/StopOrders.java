package org.runspec.node.attempt;

import java.util.Optional;
import org.runspec.component.Cancellation;
import org.runspec.run.program.StopSignal;

/** Who asked an attempt to stop, and why. For many threads. */
final class StopOrders {
  private final StopSignal signal = new StopSignal();
  private String cancelledBy = "";
  private String whyEarly = "";
  private String restartedBy = "";
  private boolean superseded;

  /** What its programs hear. */
  StopSignal signal() {
    return signal;
  }

  /** Somebody asks for it, unless it was asked for this reason before. */
  synchronized void stopOnce(Cancellation.Reason why, String who) {
    if (signal.reason().filter(why::equals).isEmpty()) {
      stop(why, who);
    }
  }

  /** Somebody asks for it. Who cancelled stays known whatever else is asked behind that. */
  synchronized void stop(Cancellation.Reason why, String who) {
    if (why == Cancellation.Reason.CANCEL) {
      cancelledBy = who;
    }
    signal.request(why);
  }

  synchronized void stopEarly(String why) {
    whyEarly = why;
    signal.request(Cancellation.Reason.EARLY_STOP);
  }

  synchronized void restart(String who) {
    if (restartedBy.isEmpty()) {
      restartedBy = who.isEmpty() ? "somebody" : who;
      signal.request(Cancellation.Reason.PREEMPT);
    }
  }

  synchronized void supersede() {
    superseded = true;
    signal.kill();
  }

  /** Why it is to stop; empty if nobody asked. */
  Optional<Cancellation.Reason> reason() {
    return signal.reason();
  }

  synchronized String cancelledBy() {
    return cancelledBy;
  }

  /** Why it was to end early; empty if it was not. */
  synchronized String whyEarly() {
    return whyEarly;
  }

  /** Who wanted its run to go on in another attempt; empty if nobody did. */
  synchronized String restartedBy() {
    return restartedBy;
  }

  synchronized boolean isSuperseded() {
    return superseded;
  }
}
