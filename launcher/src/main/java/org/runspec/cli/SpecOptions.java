package org.runspec.cli;

import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.runspec.cli.launch.SpecChanges;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.cli.session.WholeValue;
import org.runspec.config.Project;
import org.runspec.run.JobHyperparameters;
import org.runspec.run.program.command.JobFacts;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Assignment;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.Secrets;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;

/** The options of every command that loads a runspec. */
final class SpecOptions {
  @Parameter(
      names = "--set",
      splitter = WholeValue.class,
      description =
          "Sets a value of the runspec, such as processing_stages[0].max_iterations=500; may be"
              + " given several times")
  private List<String> sets = new ArrayList<>();

  private UnaryOperator<LoadOptions> more = UnaryOperator.identity();
  private final Map<String, String> replacements = new LinkedHashMap<>();
  private final List<Assignment> before = new ArrayList<>();
  private final List<Assignment> behind = new ArrayList<>();

  /** Takes what other options set, before and behind those of {@code --set}. */
  void surround(List<Assignment> first, List<Assignment> last) {
    before.addAll(first);
    behind.addAll(last);
  }

  /** Whether a hyperparameter is set. */
  boolean isTuning() {
    return assignments().stream()
        .anyMatch(assignment -> assignment.path().startsWith(Sections.HYPERPARAMETERS + "."));
  }

  /**
   * What was set where there is no runspec, by name.
   *
   * @throws UserProblem if replacements were set, too
   */
  Map<String, String> settings() {
    if (!replacements.isEmpty()) {
      throw new UserProblem(
          "set --" + replacements.keySet().iterator().next(),
          "a command has no string replacements",
          "--set NAME=VALUE for a hyperparameter");
    }
    Map<String, String> settings = new LinkedHashMap<>();
    assignments().forEach(assignment -> settings.put(assignment.path(), assignment.value()));
    return settings;
  }

  /** Everything that is set, in the order in which it counts. */
  List<Assignment> allAssignments() {
    List<Assignment> all = new ArrayList<>(before);
    all.addAll(assignments());
    all.addAll(behind);
    return all;
  }

  /** Takes {@code --<name>=value}. */
  void replace(String name, String value) {
    replacements.put(name, value);
  }

  Map<String, String> replacements() {
    return replacements;
  }

  /** From now on runspecs are loaded under options that are changed in this way, too. */
  void changing(UnaryOperator<LoadOptions> change) {
    more = change;
  }

  LoadOptions loadOptions(Session session, Project project) {
    JobFacts job = session.job();
    LoadOptions options =
        LoadOptions.plain(session.directory(), project.dataDirectory(job.dataFolder()))
            .with(allAssignments(), replacements)
            .reserving(Commands.optionNames());
    if (job.seed().isPresent()) {
      options = options.withSeed(job.seed().getAsLong());
    }
    Optional<Path> chosen = job.channel().hyperparameters();
    if (chosen.isPresent()) {
      options = options.choosing(JobHyperparameters.in(chosen.get()));
    }
    return more.apply(options);
  }

  private List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>();
    for (String set : sets) {
      int equals = set.indexOf('=');
      if (equals <= 0) {
        throw new UserProblem(
            "set " + set,
            "it has no value",
            "--set PATH=VALUE, as in --set processing_stages[0].max_iterations=500");
      }
      assignments.add(new Assignment(set.substring(0, equals), set.substring(equals + 1)));
    }
    return assignments;
  }

  /** The overrides as they were typed, secrets hidden, for the repro spec's comments. */
  List<String> typed(Runspec runspec) {
    Secrets secrets = Secrets.of(runspec);
    List<String> typed = new ArrayList<>();
    assignments().forEach(assignment -> typed.add(assignment.without(secrets)));
    replacements.forEach((name, value) -> typed.add("--" + name + "=" + secrets.hide(value)));
    return typed;
  }

  /** Everything that was changed in a runspec. */
  SpecChanges changes(Runspec runspec) {
    return new SpecChanges(typed(runspec), allAssignments(), !replacements.isEmpty());
  }

  /** The one runspec that a command takes. */
  static Path one(List<String> files, String command) {
    if (files.size() != 1) {
      throw new UserProblem(
          command,
          files.isEmpty() ? "no runspec is named" : files.size() + " runspecs are named",
          Help.usage(ProgramName.shown(), command, Commands.optionsOf(Commands.of(command))));
    }
    return GivenPath.of(files.get(0));
  }
}
