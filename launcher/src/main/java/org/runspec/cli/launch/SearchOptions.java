package org.runspec.cli.launch;

import static java.util.stream.Collectors.joining;

import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.runspec.cli.launch.sweep.CommandSweep;
import org.runspec.cli.launch.sweep.HyperparameterFile;
import org.runspec.cli.session.WordChoice;
import org.runspec.job.MultiRun;
import org.runspec.job.SearchStyle;
import org.runspec.plan.SearchSpace;
import org.runspec.plan.Tunables;
import org.runspec.search.SearchAlgorithms;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.repro.Tunable;

/** The options by which the runs of a submitted command get hyperparameters. */
final class SearchOptions {
  /** More runs than a job may have. */
  private static final int MANY = 1_000_001;

  @Parameter(
      names = "--hp-config",
      description =
          "A YAML file of hyperparameters, from whose values each run gets some: NAME: [VALUE, ...],"
              + " NAME: $uniform(0, 1), or a list as in a runspec's hyperparameters; beside those that"
              + " the command lists itself, as in '--lr=[0.01, 0.1]'")
  private String file;

  @Parameter(
      names = "--search-type",
      description = "random, grid, dgd or bayesian: how the values are chosen; without it, random")
  private String type;

  @Parameter(
      names = "--search-style",
      description =
          "static or dynamic: whether the values of all runs are chosen now, or of each when it"
              + " begins; without it, static for random and grid with up to 10,000 runs")
  private String style;

  @Parameter(
      names = "--option-prefix",
      description =
          "What stands before the names of values in the command, --NAME=VALUE without it; empty for"
              + " none: then RUNSPEC_HPARAMS alone names a file with them")
  private String prefix = "--";

  @Parameter(
      names = "--no-sweep",
      description =
          "Leaves lists in the command's options as they are. Without it, --NAME=[A, B] is one of"
              + " the values in each run; --NAME=\\[A, B] keeps a single one")
  private boolean literal;

  @Parameter(
      names = "--search-history",
      description =
          "job, experiment or an earlier job such as job41: from which runs dgd and bayesian learn"
              + " beside those of the job itself")
  private String history;

  /**
   * What is searched, and how.
   *
   * @param commands with places for the values; in a grid each as often as it has points
   * @param natural how many runs there are where nobody says it; absent for one on each node
   * @param notes what deserves a look
   */
  record Chosen(
      List<MultiRun.Command> commands,
      List<Tunable> space,
      Optional<SearchStyle> style,
      Optional<Integer> natural,
      List<Problem> notes) {}

  /**
   * Finds the search, and sets it.
   *
   * @param directory what the file's path is relative to, absolute
   * @param runs how many were asked for
   */
  Chosen into(
      LauncherTree launcher, SubmittedCommands typed, Path directory, Optional<Integer> runs) {
    List<Problem> notes = new ArrayList<>();
    CommandSweep.Found found =
        CommandSweep.of(typed.commands(), prefix, described(directory, notes), literal);
    notes.addAll(found.notes());
    List<MultiRun.Command> commands = found.commands();
    Optional<Integer> several =
        commands.size() > 1 ? Optional.of(commands.size()) : Optional.empty();
    if (found.space().isEmpty()) {
      refuseWithoutSpace(found.notes());
      return new Chosen(commands, List.of(), Optional.empty(), several, notes);
    }
    String algorithm =
        type == null ? "random" : WordChoice.of("--search-type", type, SearchAlgorithms.names());
    if (file != null) {
      launcher.note("--hp-config " + file);
    }
    launcher.set("hp_tuning", algorithm, "--search-type " + algorithm);
    if (algorithm.equals(SearchAlgorithms.GRID)) {
      SearchSpace space = new SearchSpace(commands, planned(found.space()));
      several = Optional.of((int) Math.min(MANY, space.points()));
      commands = commands.size() > 1 ? space.turns(runs.orElse(MANY)) : commands;
    }
    if (history != null) {
      launcher.set("search_history", history, "--search-history " + history);
    }
    return new Chosen(commands, found.space(), style(launcher), several, notes);
  }

  private List<Tunable> described(Path directory, List<Problem> notes) {
    return file == null
        ? List.of()
        : HyperparameterFile.read(directory.resolve(GivenPath.of(file)), file, notes::add);
  }

  /**
   * Refuses a search for nothing.
   *
   * @param notes on what of the command looks like a list, and is none
   */
  private void refuseWithoutSpace(List<Problem> notes) {
    if (type != null || style != null || history != null) {
      if (!notes.isEmpty()) {
        throw new UserProblem(
            "search for hyperparameters",
            "there are none to choose: "
                + notes.stream().map(Problem::what).collect(joining("; and ")),
            notes.get(0).suggestion().orElse("--hp-config FILE"));
      }
      throw new UserProblem(
          "search for hyperparameters",
          "there are none to choose",
          "'--lr=[0.01, 0.1]' in the command, in quotes, or --hp-config FILE");
    }
  }

  private static List<MultiRun.SearchPlan.Dimension> planned(List<Tunable> space) {
    return space.stream().flatMap(each -> Tunables.planned(each, true).stream()).toList();
  }

  private Optional<SearchStyle> style(LauncherTree launcher) {
    if (style == null) {
      return Optional.empty();
    }
    String word = WordChoice.of("--search-style", style, List.of("static", "dynamic"));
    launcher.note("--search-style " + word);
    return Optional.of(SearchStyle.valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
