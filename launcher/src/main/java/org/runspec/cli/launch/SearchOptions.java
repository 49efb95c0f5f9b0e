package org.runspec.cli.launch;

import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.session.WordChoice;
import org.runspec.plan.JobRequest;
import org.runspec.search.SearchAlgorithms;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.repro.Tunable;

/**
 * The options by which the runs of a submitted command get hyperparameters. The space comes from
 * one place, {@link #space}.
 */
final class SearchOptions {
  private static final List<String> TYPES = List.of("random", "grid", "dgd", "bayesian");
  private static final long MOST = 1L << 30;

  @Parameter(
      names = "--hp-config",
      description =
          "A YAML file of hyperparameters, from whose values each run gets some: NAME: [VALUE, ...],"
              + " or a list as in a runspec's hyperparameters")
  private String file;

  @Parameter(
      names = "--search-type",
      description = "random, grid, dgd or bayesian: how the values are chosen; without it, random")
  private String type;

  @Parameter(
      names = "--static",
      description = "Chooses the values of all runs now, rather than of each when it begins")
  private boolean fixed;

  @Parameter(
      names = "--option-prefix",
      description =
          "What stands before the names of the values that are appended to the command, --NAME=VALUE"
              + " without it; empty for none: then RUNSPEC_HPARAMS alone names a file with them")
  private String prefix = "--";

  @Parameter(
      names = "--search-history",
      description =
          "job, experiment or an earlier job such as job41: from which runs dgd and bayesian learn"
              + " beside those of the job itself")
  private String history;

  /**
   * The search; empty without one.
   *
   * @param directory what the file's path is relative to, absolute
   */
  Optional<Chosen> into(LauncherTree launcher, Path directory) {
    if (file == null) {
      if (type != null || fixed || history != null) {
        throw new UserProblem(
            "search for hyperparameters", "there are none to choose", "--hp-config FILE");
      }
      return Optional.empty();
    }
    String algorithm = type == null ? "random" : WordChoice.of("--search-type", type, TYPES);
    launcher.note("--hp-config " + file);
    launcher.set("hp_tuning", algorithm, "--search-type " + algorithm);
    if (fixed) {
      launcher.note("--static");
    }
    if (history != null) {
      launcher.set("search_history", history, "--search-history " + history);
    }
    List<Tunable> space = space(directory);
    return Optional.of(
        new Chosen(
            new JobRequest.Search(
                space, fixed, Optional.of(prefix).filter(text -> !text.isEmpty())),
            algorithm.equals(SearchAlgorithms.GRID)
                ? Optional.of(combinations(space))
                : Optional.empty()));
  }

  /**
   * What there is to search, and how many runs try all of it.
   *
   * @param combinations absent for a search without an end
   */
  record Chosen(JobRequest.Search search, Optional<Integer> combinations) {}

  private List<Tunable> space(Path directory) {
    return HyperparameterFile.read(directory.resolve(GivenPath.of(file)), file);
  }

  private static int combinations(List<Tunable> space) {
    long product = 1;
    for (Tunable tunable : space) {
      product = Math.min(MOST, product * Math.max(1, tunable.values().size()));
    }
    return (int) product;
  }
}
