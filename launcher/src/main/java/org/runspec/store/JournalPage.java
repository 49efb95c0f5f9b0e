package org.runspec.store;

import java.util.List;
import org.runspec.job.Event;

/**
 * Lines of a journal.
 *
 * @param corrupt how many lines could not be read
 * @param next where the next page begins
 */
public record JournalPage(List<Event> events, int corrupt, long next) {
  public JournalPage {
    events = List.copyOf(events);
  }
}
