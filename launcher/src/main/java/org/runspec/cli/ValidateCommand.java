package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.OutputFormat;
import org.runspec.cli.session.ProblemJson;
import org.runspec.cli.session.ProblemReport;
import org.runspec.cli.session.Session;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Checks runspecs without running them. Prints all problems of all files, each with its"
            + " place.")
final class ValidateCommand extends SpecCommand {
  @Parameter(description = "SPEC.yaml...")
  private List<String> files = new ArrayList<>();

  @Parameter(names = "--format", description = "text or json")
  private String format = "text";

  @Override
  public ExitCode run(Session session) {
    if (files.isEmpty()) {
      SpecOptions.one(files, "validate");
    }
    boolean json = OutputFormat.of(format) == OutputFormat.JSON;
    List<Problem> all = new ArrayList<>();
    boolean failed = false;
    for (String file : files) {
      try {
        Runspec runspec = loadToRun(session, GivenPath.of(file)).runspec();
        all.addAll(runspec.warnings());
        if (!json) {
          ProblemReport report = new ProblemReport(session.directory());
          runspec.warnings().forEach(warning -> session.err().print(report.of(warning)));
          session.out().println(file + ": valid, " + stages(runspec));
        }
      } catch (UserProblem e) {
        failed = true;
        all.addAll(e.at(Position.ofFile(file), ""));
        if (!json) {
          session.err().print(new ProblemReport(session.directory()).of(e));
        }
      }
    }
    if (json) {
      session.out().print(ProblemJson.of(all));
    }
    return failed ? ExitCode.WRONG_INPUT : ExitCode.DONE;
  }

  private static String stages(Runspec runspec) {
    int count = runspec.stages().size();
    return count + (count == 1 ? " stage" : " stages");
  }
}
