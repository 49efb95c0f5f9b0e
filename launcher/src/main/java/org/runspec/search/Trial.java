package org.runspec.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a search knows of another run.
 *
 * @param run its index in its job; -1 of an earlier job's
 * @param values that it has
 * @param score how good it was, higher is better; absent while it goes on and if it failed
 * @param ended whether it ended
 */
public record Trial(int run, Map<String, Object> values, OptionalDouble score, boolean ended) {
  /** A score that is no finite number is none. */
  public Trial {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    score =
        score.isPresent() && Double.isFinite(score.getAsDouble()) ? score : OptionalDouble.empty();
  }
}
