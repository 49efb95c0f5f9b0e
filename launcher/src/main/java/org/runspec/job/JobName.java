package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a job in its store, such as {@code job7}.
 *
 * @param number from 1
 */
public record JobName(int number) implements Comparable<JobName> {
  private static final Pattern FORM = Pattern.compile("job([1-9][0-9]{0,8})");

  public JobName {
    if (number < 1) {
      throw new IllegalArgumentException("no number of a job: " + number);
    }
  }

  /** Reads a name; empty if it is none. */
  public static Optional<JobName> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new JobName(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  /**
   * Reads a name in a record.
   *
   * @throws IllegalArgumentException if it is none
   */
  @JsonCreator
  static JobName of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not the name of a job: " + text));
  }

  @Override
  public int compareTo(JobName other) {
    return Integer.compare(number, other.number);
  }

  @JsonValue
  @Override
  public String toString() {
    return "job" + number;
  }
}
