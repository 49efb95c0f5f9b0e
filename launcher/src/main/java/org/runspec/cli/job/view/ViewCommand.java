package org.runspec.cli.job.view;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Shows journals, metrics, consoles and records of runs. 'view log run1.1' shows the"
            + " journal, of a job or node too; 'view metrics' all metrics by step, those of all"
            + " attempts as one series: where a later attempt did steps again, its rows count;"
            + " 'view console' the console.txt among the results; 'view run' everything else"
            + " there is.")
public final class ViewCommand extends StoreCommand {
  private static final List<String> KINDS = List.of("log", "metrics", "console", "run");

  @Parameter(description = "log|metrics|console|run NAME...")
  private List<String> words = new ArrayList<>();

  @Parameter(names = "--attempt", description = "Shows this attempt, from 1")
  private Integer attempt;

  @Parameter(names = "--format", description = "text or json; metrics also csv and tsv")
  private String format = "text";

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  protected ExitCode run(Sight sight) throws IOException {
    String kind = words.isEmpty() ? "" : words.get(0);
    if (!KINDS.contains(kind)) {
      throw new UserProblem(
          kind.isEmpty() ? "view" : "view '" + kind + "'",
          "there are " + String.join(", ", KINDS),
          "view " + Nearest.to(kind, KINDS).orElse("run") + " run1.1");
    } else if (words.size() == 1) {
      throw new UserProblem("view " + kind, "no run was named", "view " + kind + " run1.1");
    }
    OptionalInt which = attempt == null ? OptionalInt.empty() : OptionalInt.of(attempt);
    new Views(new Viewed(sight, which)).show(kind, words.subList(1, words.size()), format);
    return ExitCode.DONE;
  }
}
