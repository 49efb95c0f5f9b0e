package org.runspec.cli.job.view;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.job.tensorboard.TensorboardView;
import org.runspec.cli.session.ExitCode;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Shows journals, metrics, consoles and records of runs. 'view log run1.1' shows the"
            + " journal, of a job or node too; 'view metrics' all metrics by step, those of all"
            + " attempts as one series: where a later attempt did steps again, its rows count;"
            + " 'view console' the console.txt among the results; 'view run' everything else"
            + " there is. 'view tensorboard job1' brings event files of runs into one folder, made"
            + " from their metrics where they left none.")
public final class ViewCommand extends StoreCommand {
  private static final String TENSORBOARD = "tensorboard";
  private static final List<String> KINDS =
      List.of("log", "metrics", "console", "run", TENSORBOARD);

  @Parameter(description = "log|metrics|console|run|tensorboard NAME...")
  private List<String> words = new ArrayList<>();

  @Parameter(names = "--attempt", description = "Shows this attempt, from 1")
  private Integer attempt;

  @Parameter(names = "--format", description = "text or json; metrics also csv and tsv")
  private String format = "text";

  @Parameter(
      names = "--to",
      description = "tensorboard: the folder, instead of one in results/tensorboard")
  private String to;

  @Parameter(
      names = "--watch",
      description = "tensorboard: goes on bringing what is new, until all runs have ended")
  private boolean watch;

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  protected ExitCode run(Sight sight) throws IOException, InterruptedException {
    String kind = words.isEmpty() ? "" : words.get(0);
    if (!KINDS.contains(kind)) {
      throw new UserProblem(
          kind.isEmpty() ? "view" : "view '" + kind + "'",
          "there are " + String.join(", ", KINDS),
          "view " + Nearest.to(kind, KINDS).orElse("run") + " run1.1");
    } else if (words.size() == 1) {
      throw new UserProblem("view " + kind, "no run was named", "view " + kind + " run1.1");
    }
    List<String> names = words.subList(1, words.size());
    if (kind.equals(TENSORBOARD)) {
      Optional<Path> folder = Optional.ofNullable(to).map(GivenPath::of);
      return new TensorboardView(sight, names, folder).show(watch);
    } else if (to != null || watch) {
      throw new UserProblem(
          "view " + kind + (watch ? " with --watch" : " with --to"),
          "these are for tensorboard",
          watch ? "logs -f " + words.get(1) : "download " + words.get(1));
    }
    OptionalInt which = attempt == null ? OptionalInt.empty() : OptionalInt.of(attempt);
    new Views(new Viewed(sight, which)).show(kind, names, format);
    return ExitCode.DONE;
  }
}
