package org.runspec.report.summary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.job.Distribution;
import org.runspec.job.MultiRun.SearchPlan.Dimension;

/**
 * What several runs of a search have in common: the values of all that was searched. Two of them
 * are equal if their values are, be 1 written as a whole number or not.
 *
 * @param values by name, in the order of the space
 */
public record Candidate(Map<String, Object> values) {
  /** More than that a double cannot count. */
  private static final double LARGEST_WHOLE = 1L << 53;

  public Candidate {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Of a run, by its hyperparameters. */
  static Candidate of(Map<String, Object> hparams, List<Dimension> space) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Dimension dimension : space) {
      if (hparams.containsKey(dimension.name())) {
        values.put(dimension.name(), plain(hparams.get(dimension.name())));
      }
    }
    return new Candidate(values);
  }

  /** Of values that were kept. */
  static Candidate of(Map<String, Object> kept) {
    Map<String, Object> values = new LinkedHashMap<>(kept);
    values.replaceAll((name, value) -> plain(value));
    return new Candidate(values);
  }

  /**
   * The part of a space that makes configurations differ: seeds only make the runs of one
   * configuration differ, and a single value makes nothing differ.
   */
  static List<Dimension> varying(List<Dimension> space) {
    return space.stream().filter(Candidate::isVarying).toList();
  }

  private static boolean isVarying(Dimension dimension) {
    return dimension
        .distribution()
        .map(distribution -> distribution.kind() != Distribution.Kind.RANDINT)
        .orElseGet(() -> dimension.values().stream().map(Candidate::plain).distinct().count() > 1);
  }

  /** A value by which it can be compared. */
  static Object plain(Object value) {
    if (value instanceof Number number && !(value instanceof Long)) {
      double exact = number.doubleValue();
      boolean isWhole = exact == Math.rint(exact) && Math.abs(exact) < LARGEST_WHOLE;
      return isWhole ? (Object) (long) exact : (Object) exact;
    }
    return value;
  }
}
