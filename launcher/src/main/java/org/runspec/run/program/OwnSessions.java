package org.runspec.run.program;

import java.util.HashSet;
import java.util.Set;

/**
 * The sessions and process groups that a program's processes began, by number. A number belongs to
 * nobody else as long as a process bears it; so it counts only if it was learnt from a process that
 * still runs, and this is made anew for each look.
 */
final class OwnSessions {
  private final long foreign;
  private final Set<Long> numbers = new HashSet<>();

  /**
   * Begins with none.
   *
   * @param foreign the launcher's own session, where others live beside the program
   */
  OwnSessions(long foreign) {
    this.foreign = foreign;
  }

  /** Takes a number that is known to be the program's. */
  void add(long number) {
    numbers.add(number);
  }

  /** Takes those of a process of the program. */
  void learnFrom(ProcessEntry own) {
    if (own.session() != foreign) {
      numbers.add(own.session());
      numbers.add(own.group());
    } else if (own.group() == own.pid()) {
      numbers.add(own.group());
    }
  }

  /** Whether a process lives in one of them. */
  boolean hold(ProcessEntry process) {
    return numbers.contains(process.session()) || numbers.contains(process.group());
  }
}
