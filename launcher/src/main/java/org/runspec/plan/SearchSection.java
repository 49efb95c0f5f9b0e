package org.runspec.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.job.MultiRun;
import org.runspec.job.SearchStyle;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Scalar;

/** What makes the runs of a job differ. */
final class SearchSection {
  private static final List<String> THERE = List.of("random", "grid", "dgd", "bayesian");

  private final LauncherSection launcher;
  private final JobRequest request;
  private final Optional<String> algorithm;

  SearchSection(LauncherSection launcher, JobRequest request) {
    this.launcher = launcher;
    this.request = request;
    this.algorithm = launcher.algorithm();
  }

  boolean isSearch() {
    return algorithm.isPresent();
  }

  /** A runspec's values are always chosen on the node; a list of commands is no search. */
  SearchStyle style(int totalRuns) {
    if (isSearch()) {
      return SearchStyle.DYNAMIC;
    } else if (request.commands().size() > 1) {
      return SearchStyle.MULTI;
    }
    return totalRuns == 1 ? SearchStyle.SINGLE : SearchStyle.REPEAT;
  }

  MultiRun.SearchPlan plan(int totalRuns) {
    List<MultiRun.SearchPlan.Dimension> space = isSearch() ? space() : List.of();
    algorithm.ifPresent(name -> check(name, space, totalRuns));
    return new MultiRun.SearchPlan(algorithm, request.seed().orElse(0L), space, List.of());
  }

  private void check(String name, List<MultiRun.SearchPlan.Dimension> space, int totalRuns) {
    if (!THERE.contains(name)) {
      launcher.error(
          "hp_tuning", name + " is not there yet", "this version searches with random and grid");
    }
    if (space.isEmpty()) {
      launcher.error(
          "hp_tuning",
          "there is nothing to tune",
          "a search needs hyperparameters with ordered_tuning_values or unordered_tuning_values");
    } else if (name.equals("grid")) {
      long combinations = 1;
      for (MultiRun.SearchPlan.Dimension dimension : space) {
        combinations = Math.min(combinations * dimension.values().size(), 1L << 40);
      }
      if (combinations != totalRuns) {
        launcher.warn(
            "total_runs",
            "the grid has " + combinations + " combinations, and the job " + totalRuns + " runs",
            combinations > totalRuns
                ? "total_runs: " + combinations + " for the whole grid"
                : "the grid begins again after its last combination");
      }
    }
  }

  private List<MultiRun.SearchPlan.Dimension> space() {
    List<MultiRun.SearchPlan.Dimension> space = new ArrayList<>();
    for (Tunable tunable : request.space()) {
      if (tunable.values().stream().anyMatch(Scalar::isNull)) {
        launcher.error(
            "hp_tuning",
            "one of the values of " + tunable.name() + " is null",
            "a search chooses among numbers, texts and truth values");
      } else if (!tunable.values().isEmpty()) {
        List<Object> values = tunable.values().stream().map(PlainValues::of).toList();
        space.add(MultiRun.SearchPlan.Dimension.of(tunable.name(), values, tunable.ordered()));
      }
    }
    return space;
  }
}
