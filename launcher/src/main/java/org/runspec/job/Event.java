package org.runspec.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a journal.
 *
 * @param time when it was written
 * @param event what it tells
 * @param run whom it is about, where the journal is of a node or job
 * @param data what there is to tell, in order
 */
public record Event(
    Instant time, EventKind event, Optional<RunName> run, Map<String, Object> data) {
  public Event {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }
}
