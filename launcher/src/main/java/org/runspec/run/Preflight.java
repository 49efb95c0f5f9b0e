package org.runspec.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Assignment;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** A brief run of every stage, and what an experienced user would look at beforehand. */
public final class Preflight {
  private static final String FOLDER = "preflight";
  private static final String MAX_ITERATIONS = "max_iterations";
  private static final String ITERS_PER_REPORT = "iters_per_report";
  private static final String ARGS = "args";
  private static final String PREFLIGHT_ARGS = "preflight_args";
  private static final long BRIEF = 200;
  private static final double FEWEST_REPORTS = 10;
  private static final double MOST_REPORTS = 20;

  private Preflight() {}

  /** What is not wrong but deserves a look, beside the runspec's own warnings. */
  public static List<Problem> advice(Runspec runspec, Path results) {
    List<Problem> advice = new ArrayList<>(runspec.warnings());
    if (!runspec.experimentPath().startsWith(results)) {
      Node path = runspec.tree().get(Sections.EXPERIMENT_PATH).orElse(runspec.tree());
      advice.add(
          Problem.warning(
                  path.position(),
                  Sections.EXPERIMENT_PATH,
                  runspec.experimentPath() + " lies outside " + results)
              .suggesting("a job copies only what lies below results/"));
    }
    runspec.stages().forEach(stage -> reports(stage.tree(), stage.path(), advice));
    return advice;
  }

  private static void reports(Mapping stage, String path, List<Problem> advice) {
    Optional<Long> total = integer(stage, MAX_ITERATIONS);
    Optional<Long> period = integer(stage, ITERS_PER_REPORT);
    if (total.isEmpty() || period.isEmpty()) {
      return;
    }
    double reports = total.get() / (double) period.get();
    if (reports < FEWEST_REPORTS || reports > MOST_REPORTS) {
      advice.add(
          Problem.warning(
                  stage.get(ITERS_PER_REPORT).orElse(stage).position(),
                  path + "." + ITERS_PER_REPORT,
                  String.format(
                      java.util.Locale.ROOT,
                      "it is %.3g %% of max_iterations",
                      100.0 * period.get() / total.get()))
              .suggesting("5 to 10 % give smooth curves of 10 to 20 points"));
    }
  }

  private static Optional<Long> integer(Mapping stage, String property) {
    return stage
        .get(property)
        .filter(node -> node instanceof Scalar scalar && scalar.value() instanceof Long)
        .map(node -> (Long) ((Scalar) node).value());
  }

  /** The options under which the same file is run briefly, in a folder of its own. */
  public static LoadOptions cut(Runspec runspec, LoadOptions options) {
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
        .filter(total -> total > BRIEF)
        .ifPresent(total -> assignments.add(assign(path + MAX_ITERATIONS, BRIEF)));
    integer(stage, ITERS_PER_REPORT)
        .filter(period -> period > BRIEF / 2)
        .ifPresent(period -> assignments.add(assign(path + ITERS_PER_REPORT, BRIEF / 2)));
    if (stage.get(PREFLIGHT_ARGS).orElse(null) instanceof Mapping brief) {
      for (Mapping.Entry entry : brief.entries()) {
        if (entry.value() instanceof Scalar scalar) {
          assignments.add(assign(path + ARGS + "." + entry.key(), scalar.text()));
        }
      }
    }
  }

  private static Assignment assign(String path, Object value) {
    return new Assignment(path, String.valueOf(value));
  }

  /** Removes what an earlier preflight left; only ever the folder of that name. */
  public static void clear(Path folder) {
    if (!Files.isDirectory(folder) || !folder.endsWith(FOLDER)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new ExternalProblem("remove " + folder, e, "removing it yourself");
    }
  }
}
