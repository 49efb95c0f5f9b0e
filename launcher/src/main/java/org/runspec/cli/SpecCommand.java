package org.runspec.cli;

import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.runspec.cli.launch.LaunchOptions;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.run.RunPlan;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.expand.Assignment;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.SpecCheck;
import org.runspec.spec.expand.SpecLoader;

/** A command that loads runspecs, whose replacements can be set on the command line. */
abstract class SpecCommand implements Command {
  @ParametersDelegate private final SpecOptions options = new SpecOptions();

  /** Takes {@code --<name>=value}. */
  final void replace(String name, String value) {
    options.replace(name, value);
  }

  final SpecOptions options() {
    return options;
  }

  /**
   * Loads a runspec, whether or not it could be run.
   *
   * @throws org.runspec.spec.problem.UserProblem with everything that is wrong
   */
  final Loaded load(Session session, Path file) {
    return load(session, file, (project, catalogue) -> SpecCheck.NONE);
  }

  /**
   * Loads a runspec that is to be run.
   *
   * @throws org.runspec.spec.problem.UserProblem with everything that is wrong, and that keeps it
   *     from being run
   */
  final Loaded loadToRun(Session session, Path file) {
    return load(
        session, file, (project, catalogue) -> RunPlan.check(LocalRuns.binder(project, catalogue)));
  }

  private Loaded load(
      Session session, Path file, BiFunction<Project, Catalogue, SpecCheck> checks) {
    Project project = session.project(file);
    Catalogue catalogue = project.catalogue();
    SpecLoader loader = new SpecLoader(catalogue, options.loadOptions(session, project));
    return new Loaded(project, catalogue, loader.load(file, checks.apply(project, catalogue)));
  }

  /**
   * Loads a runspec that may be launched.
   *
   * @param launch has options that change its launcher
   * @throws org.runspec.spec.problem.UserProblem with everything that is wrong, and that keeps it
   *     from being run
   */
  final Loaded loadToLaunch(Session session, Path file, LaunchOptions launch) {
    options.surround(launch.before(session.directory().resolve(file)), launch.behind());
    return loadToRun(session, file);
  }

  /**
   * Loads a runspec that lies in a copy of a project, and is to be launched.
   *
   * @param project the copy
   * @param more what is set besides
   */
  final Loaded loadCopy(
      Session session, Project project, Path file, LaunchOptions launch, Around around) {
    List<Assignment> before = new ArrayList<>(launch.before(file));
    before.addAll(around.first());
    List<Assignment> behind = new ArrayList<>(launch.behind());
    behind.addAll(around.last());
    options.surround(before, behind);
    Catalogue catalogue = project.catalogue();
    SpecLoader loader = new SpecLoader(catalogue, options.loadOptions(session, project));
    SpecCheck check = RunPlan.check(LocalRuns.binder(project, catalogue));
    return new Loaded(project, catalogue, loader.load(file, check));
  }

  /** What is set before and behind what the command line says. */
  record Around(List<Assignment> first, List<Assignment> last) {}

  /** A runspec in its project. */
  record Loaded(Project project, Catalogue catalogue, Runspec runspec) {}
}
