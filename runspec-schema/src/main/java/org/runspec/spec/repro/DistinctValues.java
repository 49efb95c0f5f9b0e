package org.runspec.spec.repro;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Scalar;

/** A value that stands twice would be tried twice as often, or be its own neighbour. */
public final class DistinctValues {
  private DistinctValues() {}

  /** The values without those that stand there before, each of which is reported. */
  public static List<Scalar> of(List<Scalar> values, String path, Problems problems) {
    List<Scalar> distinct = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (Scalar value : values) {
      boolean isNew =
          seen.add(
              value.value() instanceof Number number
                  ? (Object) number.doubleValue()
                  : value.value());
      if (isNew || value.isUnknown()) {
        distinct.add(value);
      } else {
        problems.add(
            Problem.warning(value.position(), path, value.text() + " stands here twice")
                .suggesting("remove one; a search counts it once"));
      }
    }
    return distinct;
  }
}
