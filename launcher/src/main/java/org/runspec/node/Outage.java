package org.runspec.node;

import java.util.Optional;
import org.runspec.node.journal.Shipper;

/**
 * Tells the log when something stops to work and when it works again, not each time it is tried.
 */
final class Outage implements Shipper.Listener {
  private final Log log;
  private final String what;
  private Optional<String> now = Optional.empty();

  Outage(Log log, String what) {
    this.log = log;
    this.what = what;
  }

  @Override
  public synchronized void failed(Exception why) {
    if (now.isEmpty()) {
      log.trouble("could not " + what + ", tries again", why);
    }
    now = Optional.of(why.getMessage() == null ? why.toString() : why.getMessage());
  }

  @Override
  public synchronized void worked() {
    if (now.isPresent()) {
      log.note("can " + what + " again");
    }
    now = Optional.empty();
  }

  /** What is wrong at the moment, in a line. */
  synchronized Optional<String> now() {
    return now.flatMap(text -> text.lines().findFirst())
        .map(why -> "could not " + what + ": " + why);
  }
}
