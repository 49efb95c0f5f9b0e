package org.runspec.store;

import java.util.List;
import org.runspec.job.Event;

/**
 * Lines of a journal.
 *
 * @param corrupt how many lines could not be read
 * @param next where the next page begins
 * @param isLast whether nothing stood behind these lines when they were read
 */
public record JournalPage(List<Event> events, int corrupt, long next, boolean isLast) {
  public JournalPage {
    events = List.copyOf(events);
  }
}
