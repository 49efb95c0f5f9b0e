package org.runspec.cli.job.plot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What runs that are shown together are called, and their nodes and jobs: {@code run1.3}, but
 * {@code ws2/run1.3} where several workspaces have one, and {@code lab:run1.3} where several stores
 * have.
 */
final class RunNames {
  private final Map<String, Set<String>> stores = new HashMap<>();
  private final Map<String, Set<String>> workspaces = new HashMap<>();

  /** Of all runs that are shown. */
  RunNames(List<ChosenRun> runs) {
    for (ChosenRun run : runs) {
      for (String name : List.of(plainRun(run), plainNode(run), plainJob(run))) {
        stores.computeIfAbsent(name, unseen -> new HashSet<>()).add(run.store());
        workspaces.computeIfAbsent(name, unseen -> new HashSet<>()).add(run.job().workspace());
      }
    }
  }

  String run(ChosenRun run) {
    return inWorkspace(plainRun(run), run);
  }

  /** Of the node that the run is of. */
  String node(ChosenRun run) {
    return inWorkspace(plainNode(run), run);
  }

  /** Jobs of a store have different names in all workspaces. */
  String job(ChosenRun run) {
    return inStore(plainJob(run), plainJob(run), run);
  }

  private String inWorkspace(String name, ChosenRun run) {
    boolean isOne = workspaces.get(name).size() == 1;
    return inStore(name, isOne ? name : run.job().workspace() + "/" + name, run);
  }

  private String inStore(String name, String shown, ChosenRun run) {
    return stores.get(name).size() == 1 ? shown : run.store() + ":" + shown;
  }

  private static String plainRun(ChosenRun run) {
    return run.row().name().toString();
  }

  private static String plainNode(ChosenRun run) {
    return run.job().shape().parentOf(run.job().shape().nodeOf(run.row().index())).toString();
  }

  private static String plainJob(ChosenRun run) {
    return run.job().job().toString();
  }
}
