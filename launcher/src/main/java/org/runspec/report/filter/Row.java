package org.runspec.report.filter;

import java.util.Optional;

/**
 * What conditions are about: values by name. A value is a text, number, truth value, {@link
 * java.time.Instant} or {@link java.time.Duration}; anything else is compared as text.
 */
@FunctionalInterface
public interface Row {
  /** The value of a name, if there is one. */
  Optional<Object> at(String name);
}
