package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.runspec.config.Project;
import org.runspec.run.Preflight;
import org.runspec.run.RunPlan;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.SpecLoader;
import org.runspec.spec.problem.Problem;

@Parameters(
    commandDescription =
        "Checks a runspec and runs each of its stages briefly: iterations are cut down, and results"
            + " go to the folder preflight in the experiment_path. The runspec stays as it is.")
final class PreflightCommand implements Command, TakesReplacements {
  @Parameter(description = "SPEC.yaml")
  private List<String> files = new ArrayList<>();

  @ParametersDelegate private final SpecOptions options = new SpecOptions();

  @Override
  public void replace(String name, String value) {
    options.replace(name, value);
  }

  @Override
  public ExitCode run(Session session) {
    Path file = SpecOptions.one(files, "preflight");
    Project project = Project.around(session.directory().resolve(file));
    Catalogue catalogue = project.catalogue();
    LoadOptions asWritten = options.loadOptions(session, project);
    Runspec runspec = options.load(session, project, catalogue, file);
    RunPlan.check(runspec, LocalRuns.binder(project, catalogue));
    ProblemReport report = new ProblemReport(session.directory());
    List<Problem> advice = Preflight.advice(runspec, project.results());
    advice.forEach(problem -> session.err().println(report.of(problem)));
    LoadOptions cut = Preflight.cut(runspec, asWritten);
    Runspec brief = new SpecLoader(catalogue, cut).load(file);
    Preflight.clear(brief.experimentPath());
    ExitCode code = new LocalRuns(session, project, catalogue).run(brief, List.of(), "preflight");
    session.out().println();
    session
        .out()
        .println(
            code == ExitCode.DONE
                ? "Preflight passed" + (advice.isEmpty() ? "." : ", with the advice above.")
                : "Preflight failed.");
    return code;
  }
}
