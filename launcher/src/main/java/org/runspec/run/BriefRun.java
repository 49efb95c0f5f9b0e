package org.runspec.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Assignment;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** The same runspec cut down, so that every stage is run for a moment, in a folder of its own. */
public final class BriefRun {
  /** The folder of its results in the experiment path, which it empties. */
  static final String FOLDER = "preflight";

  static final String MAX_ITERATIONS = "max_iterations";
  static final String ITERS_PER_REPORT = "iters_per_report";
  private static final String ARGS = "args";
  private static final String PREFLIGHT_ARGS = "preflight_args";
  private static final long ITERATIONS = 200;

  private BriefRun() {}

  /** The options under which a file that was loaded with options is loaded to be run briefly. */
  public static LoadOptions of(Runspec runspec, LoadOptions options) {
    List<Assignment> assignments = new ArrayList<>(options.assignments());
    List<Node> items =
        runspec
            .complete()
            .get(Sections.PROCESSING_STAGES)
            .map(node -> ((Sequence) node).items())
            .orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      Node stage = ((Mapping) items.get(i)).get(Sections.PROCESSING_STAGE).orElseThrow();
      cut((Mapping) stage, Sections.PROCESSING_STAGES + "[" + i + "].", assignments);
    }
    Map<String, String> replacements = new LinkedHashMap<>(options.replacements());
    replacements.put(Sections.EXPERIMENT_PATH, runspec.experimentPath().resolve(FOLDER).toString());
    return options.with(assignments, replacements);
  }

  private static void cut(Mapping stage, String path, List<Assignment> assignments) {
    integer(stage, MAX_ITERATIONS)
        .filter(total -> total > ITERATIONS)
        .ifPresent(total -> assignments.add(assign(path + MAX_ITERATIONS, ITERATIONS)));
    integer(stage, ITERS_PER_REPORT)
        .filter(period -> period > ITERATIONS / 2)
        .ifPresent(period -> assignments.add(assign(path + ITERS_PER_REPORT, ITERATIONS / 2)));
    if (stage.get(PREFLIGHT_ARGS).orElse(null) instanceof Mapping brief) {
      for (Mapping.Entry entry : brief.entries()) {
        assignments.add(Assignment.below(path + ARGS, entry.key(), entry.value()));
      }
    }
  }

  private static Assignment assign(String path, Object value) {
    return new Assignment(path, String.valueOf(value));
  }

  static Optional<Long> integer(Mapping stage, String property) {
    return stage
        .get(property)
        .filter(node -> node instanceof Scalar scalar && scalar.value() instanceof Long)
        .map(node -> (Long) ((Scalar) node).value());
  }
}
