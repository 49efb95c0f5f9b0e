package org.runspec.backend.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process by its number and start, since numbers are given again.
 *
 * @param started as far as the system tells it; the epoch if it does not
 */
record LocalProcess(long number, Instant started) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})@([0-9]{1,18})");

  /** Starts are told in clock ticks, and a clock may be set. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static LocalProcess of(ProcessHandle process) {
    return new LocalProcess(
        process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  static Optional<LocalProcess> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new LocalProcess(
                Long.parseLong(matcher.group(1)),
                Instant.ofEpochMilli(Long.parseLong(matcher.group(2)))))
        : Optional.empty();
  }

  /** The process, if it is alive. */
  Optional<ProcessHandle> find() {
    return ProcessHandle.of(number)
        .filter(ProcessHandle::isAlive)
        .filter(
            process -> {
              Instant start = process.info().startInstant().orElse(started);
              boolean told = !started.equals(Instant.EPOCH);
              return !told || Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0;
            });
  }

  @Override
  public String toString() {
    return number + "@" + started.toEpochMilli();
  }
}
