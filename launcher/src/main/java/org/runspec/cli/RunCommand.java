package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.runspec.run.Beginning;
import org.runspec.run.LocalRun;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Runs a runspec's stages on this machine, one after the other. Results, metrics and the"
            + " repro spec go to its experiment_path.")
final class RunCommand extends SpecCommand {
  @Parameter(description = "SPEC.yaml")
  private List<String> files = new ArrayList<>();

  @Parameter(names = "--local", description = "Runs here even if the job launcher is enabled")
  private boolean local;

  @Parameter(names = "-m", description = "Why you run this; kept in the repro spec")
  private String why = "";

  @Parameter(
      names = "--resume",
      description =
          "Goes on with the interrupted run in the experiment_path, at its first unfinished stage")
  private boolean resume;

  @Override
  public ExitCode run(Session session) {
    Path file = SpecOptions.one(files, "run");
    if (session.job().inJob()) {
      return inJob(session, file);
    }
    Loaded loaded = resume ? loadAgain(session, file) : loadToRun(session, file);
    if (loaded.runspec().launcher().isPresent() && !local) {
      throw new UserProblem(
          "launch " + file,
          "this version runs runspecs on this machine only, and job_launcher is enabled",
          "--local, or 'enabled: 0' in job_launcher");
    }
    EditorSchemas.refresh(session, loaded.project(), loaded.catalogue());
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
        .run(loaded.runspec(), options().typed(loaded.runspec()), why, beginning);
  }
}
