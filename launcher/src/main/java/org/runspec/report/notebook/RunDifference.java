package org.runspec.report.notebook;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.runspec.report.notebook.MetricRows.Row;

/** Where the metrics of two runs part. */
public final class RunDifference {
  /** Of how long something took, which is never the same twice. */
  private static final String TIME = "-hrs";

  private RunDifference() {}

  /**
   * The first report that differs.
   *
   * @param step of it
   * @param values of each metric that differs, in one run and the other; absent where it has none
   */
  public record Parting(double step, Map<String, List<Optional<Object>>> values) {}

  /** The first of the reports of two runs that is not the same in both, if there is one. */
  public static Optional<Parting> first(List<Row> left, List<Row> right) {
    Iterator<Row> others = right.iterator();
    for (Row one : left) {
      if (!others.hasNext()) {
        return Optional.of(new Parting(one.step(), values(one.values(), Map.of())));
      }
      Row other = others.next();
      Map<String, List<Optional<Object>>> differing = values(one.values(), other.values());
      if (!differing.isEmpty()) {
        return Optional.of(new Parting(Math.min(one.step(), other.step()), differing));
      }
    }
    if (others.hasNext()) {
      Row other = others.next();
      return Optional.of(new Parting(other.step(), values(Map.of(), other.values())));
    }
    return Optional.empty();
  }

  private static Map<String, List<Optional<Object>>> values(
      Map<String, Object> one, Map<String, Object> other) {
    List<String> names = new ArrayList<>(one.keySet());
    other.keySet().stream().filter(name -> !one.containsKey(name)).forEach(names::add);
    Map<String, List<Optional<Object>>> differing = new LinkedHashMap<>();
    for (String name : names) {
      if (!name.endsWith(TIME) && !Objects.equals(one.get(name), other.get(name))) {
        differing.put(
            name,
            List.of(Optional.ofNullable(one.get(name)), Optional.ofNullable(other.get(name))));
      }
    }
    return differing;
  }
}
