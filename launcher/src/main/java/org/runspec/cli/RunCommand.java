package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.runspec.config.Project;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Runs a runspec's stages on this machine, one after the other. Results, metrics and the"
            + " repro spec go to its experiment_path.")
final class RunCommand implements Command, TakesReplacements {
  @Parameter(description = "SPEC.yaml")
  private List<String> files = new ArrayList<>();

  @Parameter(names = "--local", description = "Runs here even if the job launcher is enabled")
  private boolean local;

  @Parameter(names = "-m", description = "Why you run this; kept in the repro spec")
  private String why = "";

  @ParametersDelegate private final SpecOptions options = new SpecOptions();

  @Override
  public void replace(String name, String value) {
    options.replace(name, value);
  }

  @Override
  public ExitCode run(Session session) {
    Path file = SpecOptions.one(files, "run");
    Project project = Project.around(session.directory().resolve(file));
    Catalogue catalogue = project.catalogue();
    Runspec runspec = options.load(session, project, catalogue, file);
    boolean here = local || session.job().inJob();
    if (runspec.launcher().isPresent() && !here) {
      throw new UserProblem(
          "launch " + file,
          "this version runs runspecs on this machine only, and job_launcher is enabled",
          "--local, or 'enabled: 0' in job_launcher");
    }
    EditorSchemas.refresh(session, project, catalogue);
    return new LocalRuns(session, project, catalogue).run(runspec, options.typed(runspec), why);
  }
}
