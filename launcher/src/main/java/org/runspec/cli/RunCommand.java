package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Runs a runspec's stages on this machine, one after the other, or launches it as a job if"
            + " its job launcher is enabled. Results, metrics and the repro spec go to its"
            + " experiment_path.")
final class RunCommand extends SpecCommand {
  @Parameter(description = "SPEC.yaml")
  private List<String> files = new ArrayList<>();

  @Parameter(names = "--local", description = "Runs here even if the job launcher is enabled")
  private boolean local;

  @ParametersDelegate private final LaunchOptions launch = new LaunchOptions();

  @Parameter(
      names = "--yes",
      description = "Launches a job without asking what would be asked on a terminal")
  private boolean yes;

  @Parameter(names = "--dry-run", description = "Shows the plan of a job, and launches nothing")
  private boolean dryRun;

  @Override
  public ExitCode run(Session session) {
    Path file = SpecOptions.one(files, "run");
    if (local && launch.wantsJob()) {
      throw new UserProblem(
          "run " + file, "--local and a launch exclude each other", "one of them");
    }
    boolean inJob = session.job().inJob();
    Loaded loaded = inJob ? loadToRun(session, file) : loadToLaunch(session, file, launch);
    EditorSchemas.refresh(session, loaded.project(), loaded.catalogue());
    if (loaded.runspec().launcher().isPresent() && !local && !inJob) {
      return launch(session, loaded, file);
    }
    if (dryRun) {
      throw new UserProblem(
          "show the plan of " + file,
          "it runs here, and is no job",
          "--on TARGET, or " + ProgramName.with("validate"));
    }
    return new LocalRuns(session, loaded.project(), loaded.catalogue())
        .run(loaded.runspec(), options().typed(loaded.runspec()), launch.why());
  }

  private ExitCode launch(Session session, Loaded loaded, Path file) {
    if (dryRun) {
      return PlanCommand.show(session, loaded, options(), launch, OutputFormat.TEXT);
    }
    JobPlanning.Prepared prepared =
        new JobPlanning(session, loaded.project()).plan(loaded.runspec(), options(), launch);
    return new JobLaunches(session, loaded.project()).launch(prepared, file.toString(), yes);
  }
}
