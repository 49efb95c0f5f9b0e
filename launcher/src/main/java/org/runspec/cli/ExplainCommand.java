package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.OutputFormat;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.spec.expand.Explanation;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Tells where a value of a runspec comes from: written, default, hyperparameter,"
            + " replacement, command line. KEY is a path such as"
            + " processing_stages[0].max_iterations, or the end of one.")
final class ExplainCommand extends SpecCommand {
  @Parameter(description = "SPEC.yaml KEY")
  private List<String> words = new ArrayList<>();

  @Parameter(names = "--format", description = "text or json")
  private String format = "text";

  @Override
  public ExitCode run(Session session) {
    if (words.size() != 2) {
      throw new UserProblem(
          "explain",
          "it takes a runspec and a key",
          ProgramName.with("explain SPEC.yaml learning_rate"));
    }
    boolean json = OutputFormat.of(format) == OutputFormat.JSON;
    Runspec runspec = load(session, GivenPath.of(words.get(0))).runspec();
    List<Explanation> found = Explanation.of(runspec, words.get(1));
    if (json) {
      session.out().print(ExplanationJson.of(found));
    } else {
      found.forEach(each -> print(each, session.out()));
    }
    return ExitCode.DONE;
  }

  private static void print(Explanation each, PrintStream out) {
    out.println(each.path() + " = " + each.value());
    each.steps().forEach(step -> out.println("  " + step.describe()));
  }
}
