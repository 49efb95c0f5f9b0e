package org.runspec.cli.job.list;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.cli.job.Sight;
import org.runspec.config.Configuration;
import org.runspec.config.Target;
import org.runspec.report.Columns;
import org.runspec.report.Entry;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/** The targets that a project's configuration has. */
final class TargetList {
  private final Sight sight;

  TargetList(Sight sight) {
    this.sight = sight;
  }

  /**
   * The targets of these names, or all.
   *
   * @throws UserProblem if there is no such target
   */
  GatheredList.Content of(List<String> names) {
    Configuration configuration = sight.project().configuration();
    Map<String, Target> targets = configuration.targets();
    for (String name : names) {
      if (!targets.containsKey(name)) {
        throw new UserProblem(
            "find the target " + Quote.of(name),
            "there are " + String.join(", ", targets.keySet()),
            "list targets " + Nearest.to(name, targets.keySet()).orElse(""));
      }
    }
    String reachable = reachable();
    List<Entry> entries = new ArrayList<>();
    for (Target target : targets.values()) {
      if (names.isEmpty() || names.contains(target.name())) {
        entries.add(entry(target, configuration, reachable));
      }
    }
    return new GatheredList.Content(
        Columns.TARGETS,
        entries,
        entries.size(),
        "target",
        "jobs that name none run on " + configuration.target() + "\n");
  }

  private Entry entry(Target target, Configuration configuration, String reachable) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("target", target.name());
    values.put("service", target.service());
    target.nodes().ifPresent(nodes -> values.put("nodes", nodes));
    target.slots().ifPresent(slots -> values.put("slots", slots));
    values.put("store", sight.project().store().toString());
    values.put("reachable", reachable);
    values.put("default", target.name().equals(configuration.target()));
    return new Entry(values);
  }

  /** Whether the store can be read, which all that is known of jobs comes from. */
  private String reachable() {
    try {
      sight.jobs().names();
      return "yes";
    } catch (IOException e) {
      return "no: " + e.getMessage();
    }
  }
}
