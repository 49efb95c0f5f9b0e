package org.runspec.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.Check;
import org.runspec.job.Distribution;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.job.SearchHistory;
import org.runspec.report.Named;
import org.runspec.report.summary.Best;
import org.runspec.report.summary.CheckedText;
import org.runspec.report.summary.JobSummary;
import org.runspec.report.summary.MeanText;
import org.runspec.report.summary.ScoresText;
import org.runspec.report.summary.Summaries;
import org.runspec.report.summary.ValuesText;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Assignment;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/** The best configuration that a job's search found, to be executed again. */
record Winner(Check check) {
  private static final Provenance BY = Provenance.written(Position.ofArgument("--best"));

  /**
   * Of a job; says which it is.
   *
   * @throws UserProblem if it searched nothing, or found nothing yet
   */
  static Winner of(Named named, Sight sight) throws IOException {
    JobRecord job = named.job();
    if (!(named instanceof Named.Job)) {
      throw cannot(
          named.toString(),
          "it is no whole job",
          ProgramName.with("rerun " + job.job() + " --best"));
    }
    JobSummary summary = new Summaries(sight.jobs(), sight.stores().files()).of(job, sight.now());
    if (!summary.isSearch()) {
      throw cannot(
          named.toString(),
          "it searched nothing: all its runs have the same hyperparameters",
          ProgramName.with("rerun " + job.job() + " --runs " + CheckedText.RUNS));
    }
    Optional<Best> best = summary.history().last();
    if (best.isEmpty()) {
      throw cannot(
          named.toString(),
          new ScoresText(summary.scores()).nothing().replaceFirst("\\.$", ""),
          ProgramName.with("summary " + job.job()));
    }
    tell(summary, best.get(), sight);
    return new Winner(
        new Check(
                job.job(),
                best.get().candidate().values(),
                best.get().estimate().mean(),
                best.get().estimate().error(),
                best.get().estimate().runs())
            .in(job.objective()));
  }

  private static UserProblem cannot(String name, String why, String fix) {
    return new UserProblem("rerun the best of " + name, why, fix);
  }

  private static void tell(JobSummary summary, Best best, Sight sight) {
    String job = summary.view().job().job().toString();
    sight
        .err()
        .println(
            "The best of "
                + job
                + (summary.view().state().isTerminal() ? "" : " so far")
                + ": "
                + new ValuesText(best.candidate().values())
                + "; "
                + summary.scores().objective().metric()
                + " "
                + MeanText.of(best)
                + ".");
  }

  /**
   * What makes a runspec execute it. What the search drew as seeds is drawn again in each run, as
   * by a search in which all else has one value; everything else that is random is drawn as ever.
   *
   * @param spec the runspec's text
   * @param space what the job searched
   * @param describing whether nobody said why
   */
  List<Assignment> assignments(String spec, List<Dimension> space, boolean describing) {
    boolean isDrawn = space.stream().anyMatch(Winner::isSeed);
    List<Assignment> assignments = new ArrayList<>();
    assignments.add(new Assignment("job_launcher.hp_tuning", isDrawn ? "random" : "false"));
    assignments.add(new Assignment("job_launcher.early_stopping", "null"));
    if (isDrawn) {
      assignments.add(new Assignment("job_launcher.search_history", SearchHistory.JOB));
    }
    if (isSeedFixed(spec)) {
      assignments.add(new Assignment(Sections.SEED, "randint"));
    }
    if (describing) {
      assignments.add(new Assignment("job_launcher.description", why(check)));
    }
    Map<String, Object> values = values(space);
    values.forEach(
        (name, value) -> assignments.add(set(name, Sections.TUNED_VALUE, Scalar.of(value, BY))));
    for (Dimension dimension : space) {
      if (isDrawn && values.containsKey(dimension.name())) {
        alone(dimension, Scalar.of(values.get(dimension.name()), BY), assignments);
      }
    }
    return assignments;
  }

  private Map<String, Object> values(List<Dimension> space) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Dimension dimension : space) {
      if (dimension.values().size() == 1) {
        values.put(dimension.name(), dimension.values().get(0));
      }
    }
    values.putAll(check.values());
    return values;
  }

  /** Leaves a search one value of a hyperparameter. */
  private static void alone(Dimension dimension, Scalar value, List<Assignment> assignments) {
    if (dimension.distribution().isPresent()) {
      Scalar none = Scalar.of(Scalar.Null.NULL, BY);
      assignments.add(set(dimension.name(), Sections.TUNING_DISTRIBUTION, none));
    }
    String list =
        dimension.ordered() ? Sections.ORDERED_TUNING_VALUES : Sections.UNORDERED_TUNING_VALUES;
    assignments.add(set(dimension.name(), list, new Sequence(List.of(value), BY)));
  }

  private static Assignment set(String name, String key, Node value) {
    return Assignment.below(Sections.HYPERPARAMETERS, List.of(name, key), value);
  }

  /** With the seed of the search, runs would do what its runs did. */
  private static boolean isSeedFixed(String spec) {
    return new YamlReader()
        .readMapping(new SourceText("", spec), new Problems())
        .flatMap(root -> root.get(Sections.SEED))
        .filter(seed -> seed instanceof Scalar scalar && scalar.value() instanceof Number)
        .isPresent();
  }

  /** The description of a job that checks, if nobody says another. */
  static String why(Check check) {
    return "checks the best of " + check.of();
  }

  private static boolean isSeed(Dimension dimension) {
    return dimension
        .distribution()
        .filter(distribution -> distribution.kind() == Distribution.Kind.RANDINT)
        .isPresent();
  }
}
