package org.runspec.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.runspec.backend.Backend;
import org.runspec.cli.job.Backends;
import org.runspec.cli.session.Caller;
import org.runspec.cli.session.Session;
import org.runspec.config.JobSettings;
import org.runspec.config.Project;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.launch.LaunchPlan;
import org.runspec.plan.Facts;
import org.runspec.plan.JobRequest;
import org.runspec.plan.Plan;
import org.runspec.plan.Planner;
import org.runspec.run.GitCheckout;
import org.runspec.run.PreflightAdvice;
import org.runspec.snapshot.CodeSelection;
import org.runspec.snapshot.Snapshot;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.UserProblem;

/** Finds out what a launch has to know, and plans it; changes nothing. */
final class JobPlanning {
  private static final String LAUNCHED = "launched_job_spec.yaml";

  private final Session session;
  private final Project project;

  JobPlanning(Session session, Project project) {
    this.session = session;
    this.project = project;
  }

  /**
   * A plan with what is needed to carry it out.
   *
   * @param program what nodes execute
   */
  record Prepared(LaunchPlan launch, Backend backend, Snapshot snapshot, NodeProgram program)
      implements LaunchPlan.Files {
    @Override
    public void writeCode(Path zip) throws IOException {
      snapshot.writeTo(zip);
    }

    @Override
    public Path tool() {
      return program.file();
    }
  }

  /**
   * Plans the job of a runspec whose launcher is enabled.
   *
   * @throws UserProblem with everything that keeps it from being launched
   */
  Prepared plan(Runspec runspec, SpecOptions options, LaunchOptions launch) {
    NodeProgram program = NodeProgram.find();
    Snapshot snapshot = Snapshot.of(selection());
    List<String> overrides = new ArrayList<>(options.typed(runspec));
    overrides.addAll(launch.typed());
    JobRecord.Origin origin = origin(runspec, snapshot, overrides);
    String spec = placeOf(runspec.file(), snapshot);
    String text =
        new LaunchedText(runspec, origin, launch.why())
            .text(options.allAssignments(), !options.replacements().isEmpty());
    String place = sibling(spec);
    OptionalLong seed = namedSeed(runspec);
    JobRequest request =
        new JobRequest(
            origin,
            runspec.launcher().orElseThrow(),
            launch.why(),
            List.of(command(place)),
            Optional.of(new JobRequest.LaunchedFile(place, text)),
            runspec.space(),
            seed.isPresent() ? Optional.of(seed.getAsLong()) : Optional.empty(),
            Draws.isRandom(runspec),
            PreflightAdvice.of(runspec, project.results()));
    Plan plan = new Planner(project.configuration(), facts(snapshot, program)).plan(request);
    Backend backend = Backends.local(session);
    return new Prepared(new LaunchPlan(plan, backend.render(plan)), backend, snapshot, program);
  }

  private CodeSelection selection() {
    JobSettings.Code code = project.configuration().jobs().code();
    return new CodeSelection(
        project.folder(),
        code.directories(),
        code.omit(),
        List.of(project.results(), project.store(), project.work()),
        code.maxBytes());
  }

  private String placeOf(Path file, Snapshot snapshot) {
    return snapshot
        .nameOf(file)
        .orElseThrow(
            () ->
                new UserProblem(
                    "launch " + Project.shown(file),
                    "it is not among the files that a job takes along",
                    "a runspec inside "
                        + project.folder()
                        + " that neither .gitignore nor"
                        + " code-omit leaves out, or code-dirs in xt_config.yaml"));
  }

  private static String sibling(String spec) {
    return spec.substring(0, spec.lastIndexOf('/') + 1) + LAUNCHED;
  }

  /** A run executes the launched runspec, seen from where commands run. */
  private MultiRun.Command command(String place) {
    Path directory = Path.of(project.configuration().jobs().code().workingDirectory());
    String path = directory.normalize().relativize(Path.of(place)).toString().replace('\\', '/');
    return new MultiRun.Command(List.of("{java}", "-jar", "{node.jar}", path), false);
  }

  private JobRecord.Origin origin(Runspec runspec, Snapshot snapshot, List<String> overrides) {
    Optional<GitCheckout> git = GitCheckout.around(project.folder());
    Path file = runspec.file();
    Path shown = file.startsWith(project.folder()) ? project.folder().relativize(file) : file;
    return new JobRecord.Origin(
        shown.toString().replace('\\', '/'),
        runspec.digest(),
        Optional.of(snapshot.digest()),
        overrides,
        git.map(GitCheckout::commit),
        git.map(GitCheckout::dirty).orElse(false),
        "Runspec " + Main.version(),
        Caller.user(project),
        Caller.host());
  }

  private Facts facts(Snapshot snapshot, NodeProgram program) {
    return new Facts(
        Caller.user(project),
        new Facts.Code(
            snapshot.digest(),
            snapshot.bytes(),
            snapshot.files().stream()
                .map(file -> new Facts.CodeFile(file.name(), file.bytes()))
                .toList()),
        program.digest(),
        Runtime.getRuntime().availableProcessors(),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        project.store().toString(),
        project.work().toString(),
        session.home().slots().toString(),
        Optional.of(project.dataDirectory(session.job().dataFolder()).toString()),
        session.job().modelFolder().or(project.configuration()::models).map(Path::toString));
  }

  /** The seed, if the runspec fixes it. */
  private static OptionalLong namedSeed(Runspec runspec) {
    return Draws.isSeedFixed(runspec) ? OptionalLong.of(runspec.seed()) : OptionalLong.empty();
  }
}
