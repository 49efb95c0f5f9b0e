package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.runspec.cli.launch.JobLaunches;
import org.runspec.cli.launch.LaunchOptions;
import org.runspec.cli.launch.PreparedLaunch;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.OutputFormat;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.run.Beginning;
import org.runspec.run.LocalRun;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.problem.ExternalProblem;
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

  @Parameter(
      names = "--resume",
      description =
          "Goes on with the interrupted run in the experiment_path, at its first unfinished stage")
  private boolean resume;

  @Override
  public ExitCode run(Session session) {
    Path file = SpecOptions.one(files, "run");
    if (session.job().inJob()) {
      if (launch.wantsJob()) {
        session
            .err()
            .println("Note: XT_RUN_NAME is set, so this is a run of a job: nothing is launched.");
      }
      return inJob(session, file);
    }
    if (local && launch.wantsJob()) {
      throw new UserProblem(
          "run " + file, "--local and a launch exclude each other", "one of them");
    }
    Loaded loaded =
        resume && !launch.wantsJob()
            ? loadAgain(session, file)
            : loadToLaunch(session, file, launch);
    EditorSchemas.refresh(session, loaded.project(), loaded.catalogue());
    if (loaded.runspec().launcher().isPresent() && !local) {
      if (resume) {
        throw new UserProblem(
            "go on with a run of " + file,
            "--resume is for runs on this machine, and a job would be launched",
            "--resume with --local");
      }
      return launch(session, loaded, file);
    }
    if (dryRun) {
      throw new UserProblem(
          "show the plan of " + file,
          "it runs here, and is no job",
          "--on TARGET, or " + ProgramName.with("validate"));
    }
    return run(session, loaded, resume ? Beginning.GOING_ON : Beginning.ANEW);
  }

  /** With the draws of the run that is to go on. */
  private Loaded loadAgain(Session session, Path file) {
    options().changing(LoadOptions::goingOn);
    Path results = loadToRun(session, file).runspec().experimentPath();
    OptionalLong seed = LocalRun.recordedSeed(results);
    if (seed.isPresent()) {
      options().changing(options -> options.goingOn().withSeed(seed.getAsLong()));
    }
    return loadToRun(session, file);
  }

  /**
   * The job decided that this run happens here, and restarts it. Exit code 75 tells a job that
   * something was saved, so trouble outside gives another one.
   */
  private ExitCode inJob(Session session, Path file) {
    boolean restarted = session.job().attempt() > 1;
    if (restarted) {
      options().changing(LoadOptions::goingOn);
    }
    try {
      return run(
          session,
          loadToRun(session, file),
          restarted ? Beginning.GOING_ON_IF_POSSIBLE : Beginning.ANEW);
    } catch (ExternalProblem e) {
      session.err().println(e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private ExitCode run(Session session, Loaded loaded, Beginning beginning) {
    return new LocalRuns(session, loaded.project(), loaded.catalogue())
        .run(loaded.runspec(), options().typed(loaded.runspec()), launch.why(), beginning);
  }

  private ExitCode launch(Session session, Loaded loaded, Path file) {
    if (dryRun) {
      return PlanCommand.show(session, loaded, options(), launch, OutputFormat.TEXT);
    }
    PreparedLaunch prepared = PlanCommand.prepare(session, loaded, options(), launch);
    new JobLaunches(session, loaded.project()).launch(prepared, Optional.of(file.toString()), yes);
    return ExitCode.DONE;
  }
}
