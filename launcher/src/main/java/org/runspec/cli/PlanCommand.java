package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.launch.JobPlanning;
import org.runspec.cli.launch.LaunchOptions;
import org.runspec.cli.launch.PlanScreen;
import org.runspec.cli.launch.PreparedLaunch;
import org.runspec.cli.launch.SpecChanges;
import org.runspec.cli.launch.SpecWish;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.OutputFormat;
import org.runspec.cli.session.Session;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Shows what launching a runspec as a job would do: nodes, runs, scripts, files and command"
            + " lines. Nothing is launched or written.")
final class PlanCommand extends SpecCommand {
  @Parameter(description = "SPEC.yaml")
  private List<String> files = new ArrayList<>();

  @ParametersDelegate private final LaunchOptions launch = new LaunchOptions();

  @Parameter(names = "--format", description = "text or json")
  private String format = "text";

  @Override
  public ExitCode run(Session session) {
    OutputFormat form = OutputFormat.of(format);
    Path file = SpecOptions.one(files, "plan");
    return show(session, loadToLaunch(session, file, launch), options(), launch, form);
  }

  /** Prints the plan of a loaded runspec. */
  static ExitCode show(
      Session session,
      Loaded loaded,
      SpecOptions options,
      LaunchOptions wanted,
      OutputFormat form) {
    if (loaded.runspec().launcher().isEmpty()) {
      throw new UserProblem(
          "plan the job of " + loaded.runspec().name(),
          "its job_launcher is not enabled",
          "--on TARGET, or --launch");
    }
    new PlanScreen(session).show(prepare(session, loaded, options, wanted), form);
    return ExitCode.DONE;
  }

  /** Plans the job of a loaded runspec whose launcher is enabled. */
  static PreparedLaunch prepare(
      Session session, Loaded loaded, SpecOptions options, LaunchOptions wanted) {
    SpecChanges changes = options.changes(loaded.runspec());
    return new JobPlanning(session, loaded.project())
        .plan(new SpecWish(loaded.project(), loaded.runspec(), changes, wanted, Optional.empty()));
  }
}
