package org.runspec.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.runspec.job.JobName;
import org.runspec.job.Objective;
import org.runspec.job.RunName;

/**
 * A job from which a search may learn.
 *
 * @param made the runspec's path or the command line that it was made from
 * @param objective by which its runs were judged
 * @param runs by index
 */
public record EarlierJob(JobName job, String made, Objective objective, List<Run> runs) {
  /** As it stands on a command line, quoted or not. */
  private static final Pattern OPTION = Pattern.compile("['\"]?-|[^ ]*=");

  public EarlierJob {
    runs = List.copyOf(runs);
  }

  /** Whether another job is of the same runspec, or of the same command but for its options. */
  boolean isLike(String otherMade) {
    return program(made).equals(program(otherMade));
  }

  private static List<String> program(String made) {
    return Stream.of(made.split(" ", -1))
        .filter(word -> !OPTION.matcher(word).lookingAt())
        .toList();
  }

  /**
   * A run.
   *
   * @param values its hyperparameters
   * @param score how good it was, higher is better; absent if it did not complete with one
   */
  public record Run(RunName name, Map<String, Object> values, OptionalDouble score) {
    public Run {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
