package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProblemReport;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.run.BriefRun;
import org.runspec.run.PreflightAdvice;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.SpecLoader;
import org.runspec.spec.problem.Problem;

@Parameters(
    commandDescription =
        "Checks a runspec and runs each of its stages briefly: iterations are cut down, and results"
            + " go to the folder preflight in the experiment_path. The runspec stays as it is.")
final class PreflightCommand extends SpecCommand {
  @Parameter(description = "SPEC.yaml")
  private List<String> files = new ArrayList<>();

  @Override
  public ExitCode run(Session session) {
    Path file = SpecOptions.one(files, "preflight");
    Loaded loaded = loadToRun(session, file);
    Project project = loaded.project();
    Catalogue catalogue = loaded.catalogue();
    Runspec runspec = loaded.runspec();
    ProblemReport report = new ProblemReport(session.directory());
    List<Problem> advice = PreflightAdvice.of(runspec, project.results());
    advice.forEach(problem -> session.err().println(report.of(problem)));
    LoadOptions cut = BriefRun.of(runspec, options().loadOptions(session, project));
    Runspec brief = new SpecLoader(catalogue, cut).load(file);
    ExitCode code =
        new LocalRuns(session, project, catalogue).preflight(brief, options().typed(runspec));
    session.out().println();
    session
        .out()
        .println(
            code.equals(ExitCode.DONE)
                ? "Preflight passed" + (advice.isEmpty() ? "." : ", with the advice above.")
                : "Preflight failed.");
    return code;
  }
}
