package org.runspec.report.plot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The hyperparameters in which runs differ. */
public final class Differing {
  private final List<String> names = new ArrayList<>();

  /** Those of some runs. */
  public Differing(List<PlottedRun> runs) {
    Map<String, Set<Object>> values = new LinkedHashMap<>();
    runs.forEach(
        run ->
            run.hparams()
                .keySet()
                .forEach(name -> values.computeIfAbsent(name, unseen -> new HashSet<>())));
    values.forEach(
        (name, seen) -> {
          runs.forEach(run -> seen.add(text(run, name)));
          if (seen.size() > 1) {
            names.add(name);
          }
        });
  }

  /** Their names, in the order of the runs' records. */
  List<String> names() {
    return names;
  }

  /**
   * A run's name with what it has of its own, such as {@code run1.3 rate=0.1}.
   *
   * @param most hyperparameters at most
   */
  public String described(PlottedRun run, int most) {
    StringBuilder text = new StringBuilder(run.name());
    for (String name : names.subList(0, Math.min(most, names.size()))) {
      if (run.hparams().containsKey(name)) {
        text.append(' ').append(name).append('=').append(text(run, name));
      }
    }
    return text.toString();
  }

  private static String text(PlottedRun run, String name) {
    return Objects.toString(run.hparams().get(name), "");
  }
}
