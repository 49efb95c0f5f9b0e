package org.runspec.cli;

import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import org.runspec.config.Project;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.expand.Runspec;

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
   * Loads a runspec.
   *
   * @throws org.runspec.spec.problem.UserProblem with everything that is wrong
   */
  final Loaded load(Session session, Path file) {
    Path full = session.directory().resolve(file);
    Project project =
        session.job().inJob() ? Project.ofRun(full, session.directory()) : Project.around(full);
    Catalogue catalogue = project.catalogue();
    return new Loaded(project, catalogue, options.load(session, project, catalogue, file));
  }

  /** A runspec in its project. */
  record Loaded(Project project, Catalogue catalogue, Runspec runspec) {}
}
