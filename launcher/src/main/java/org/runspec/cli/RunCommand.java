package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @Override
  public ExitCode run(Session session) {
    Path file = SpecOptions.one(files, "run");
    Loaded loaded = loadToRun(session, file);
    boolean here = local || session.job().inJob();
    if (loaded.runspec().launcher().isPresent() && !here) {
      throw new UserProblem(
          "launch " + file,
          "this version runs runspecs on this machine only, and job_launcher is enabled",
          "--local, or 'enabled: 0' in job_launcher");
    }
    EditorSchemas.refresh(session, loaded.project(), loaded.catalogue());
    return new LocalRuns(session, loaded.project(), loaded.catalogue())
        .run(loaded.runspec(), options().typed(loaded.runspec()), why);
  }
}
