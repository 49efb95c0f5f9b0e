package org.runspec.cli.job.steer;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.RunChoice;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.job.Where;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.OutputFormat;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Attaches words to jobs and runs: 'tags set run1.3 best=yes' sets one, 'tags unset run1.3"
            + " best' takes it away, 'tags list' shows those of all jobs or of what is named. With"
            + " --where they are those of runs, such as in 'tags set job3 bad=yes --where loss>10'.")
public final class TagsCommand extends StoreCommand {
  private static final List<String> DEEDS = List.of("set", "unset", "list");

  @Parameter(description = "set|unset|list [JOB|RUN...] [KEY[=VALUE]...]")
  private List<String> words = new ArrayList<>();

  @ParametersDelegate private final Where where = new Where();

  @Parameter(names = "--dry-run", description = "Only says what would be tagged")
  private boolean dryRun;

  @Parameter(names = "--format", description = "Of the list: text or json")
  private String format = "text";

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  protected ExitCode run(Sight sight) throws IOException {
    String deed = words.isEmpty() ? "" : words.get(0);
    List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
    Tagging tagging = new Tagging(sight, new RunChoice(where.conditions()), dryRun);
    switch (deed) {
      case "set" -> tagging.set(rest);
      case "unset" -> tagging.unset(rest);
      case "list" -> tagging.list(rest, OutputFormat.of(format));
      default ->
          throw new UserProblem(
              deed.isEmpty() ? "use tags" : "do '" + deed + "' with tags",
              "tags are set, unset or listed",
              "tags " + Nearest.to(deed, DEEDS).orElse("set run1.3 best=yes"));
    }
    return ExitCode.DONE;
  }
}
