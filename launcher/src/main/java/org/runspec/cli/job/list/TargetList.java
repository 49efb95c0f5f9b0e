package org.runspec.cli.job.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.Stores;
import org.runspec.config.Configuration;
import org.runspec.config.StoreSettings;
import org.runspec.config.Target;
import org.runspec.report.Columns;
import org.runspec.report.Entry;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/** The targets that a project's configuration has. */
final class TargetList {
  private final Stores stores;
  private final Sight sight;

  TargetList(Stores stores) {
    this.stores = stores;
    this.sight = stores.own();
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
    List<Entry> entries = new ArrayList<>();
    for (Target target : targets.values()) {
      if (names.isEmpty() || names.contains(target.name())) {
        entries.add(entry(target, configuration));
      }
    }
    return new GatheredList.Content(
        Columns.TARGETS,
        entries,
        entries.size(),
        "target",
        "jobs that name none run on " + configuration.target() + "\n");
  }

  private Entry entry(Target target, Configuration configuration) {
    StoreSettings store = configuration.storeOf(target.name());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("target", target.name());
    values.put("service", target.service());
    target.nodes().ifPresent(nodes -> values.put("nodes", nodes));
    target.slots().ifPresent(slots -> values.put("slots", slots));
    if (stores.several()) {
      values.put("storage", store.service());
    }
    values.put("store", sight.project().in(store).store().text());
    values.put("reachable", stores.trouble(store.service()).map(why -> "no: " + why).orElse("yes"));
    values.put("default", target.name().equals(configuration.target()));
    return new Entry(values);
  }
}
