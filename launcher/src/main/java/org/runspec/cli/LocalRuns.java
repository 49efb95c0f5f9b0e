package org.runspec.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Interrupts;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.component.Cancellation;
import org.runspec.component.binding.Binder;
import org.runspec.component.binding.CompiledSources;
import org.runspec.component.binding.JavaImplementations;
import org.runspec.config.Project;
import org.runspec.pace.Pacer;
import org.runspec.run.Beginning;
import org.runspec.run.GitCheckout;
import org.runspec.run.JobStop;
import org.runspec.run.LocalRun;
import org.runspec.run.RunOutcome;
import org.runspec.run.RunSetting;
import org.runspec.run.program.StopSignal;
import org.runspec.run.program.command.JobFacts;
import org.runspec.run.program.command.StageFacts;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.repro.ReproHeader;

/** Runs loaded runspecs on this machine, as the commands need it. */
final class LocalRuns {
  private static final String HOW_TO_GO_ON =
      "The same command with --resume goes on with this run.\n";

  private final Session session;
  private final Project project;
  private final Catalogue catalogue;

  LocalRuns(Session session, Project project, Catalogue catalogue) {
    this.session = session;
    this.project = project;
    this.catalogue = catalogue;
  }

  /**
   * Runs one to its end, or until Ctrl-C.
   *
   * @param overrides what was set on the command line, as it was typed
   * @param why what the user says of the run; may be empty
   * @param beginning with which stage
   */
  ExitCode run(Runspec runspec, List<String> overrides, String why, Beginning beginning) {
    StopSignal stop = new StopSignal();
    LocalRun run = LocalRun.of(runspec, setting(), stop);
    ReproHeader header = header(runspec, overrides).because(why);
    if (session.job().inJob()) {
      return executeInJob(run, header, stop, beginning);
    }
    return execute(run, runspec, header, stop, beginning, HOW_TO_GO_ON);
  }

  /** Runs one that was cut down, in its own folder, which is emptied first. */
  ExitCode preflight(Runspec brief, List<String> overrides) {
    StopSignal stop = new StopSignal();
    LocalRun run = LocalRun.brief(brief, setting(), stop);
    return execute(
        run, brief, header(brief, overrides).because("preflight"), stop, Beginning.ANEW, "");
  }

  @SuppressWarnings("try") // the end is only watched for
  private ExitCode execute(
      LocalRun run,
      Runspec runspec,
      ReproHeader header,
      StopSignal stop,
      Beginning beginning,
      String afterStop) {
    try (Interrupts interrupts = Interrupts.stopping(stop, session.err());
        UnforeseenEnd end = UnforeseenEnd.stopping(stop)) {
      RunOutcome outcome = run.execute(header, beginning);
      session.err().println("Results are in " + Project.shown(runspec.experimentPath()) + ".");
      if (outcome instanceof RunOutcome.Stopped) {
        session.err().print(afterStop);
        return interrupts.exitCode();
      }
      return outcome instanceof RunOutcome.Completed ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  /** The exit code tells the job how to go on. */
  @SuppressWarnings("try") // the end is only watched for
  private ExitCode executeInJob(
      LocalRun run, ReproHeader header, StopSignal stop, Beginning beginning) {
    try (JobStop job = JobStop.watch(session.job().channel().stop(), stop, Pacer.real());
        Interrupts interrupts = Interrupts.passing(job);
        UnforeseenEnd end = UnforeseenEnd.stopping(stop)) {
      RunOutcome outcome = run.execute(header, beginning);
      if (outcome instanceof RunOutcome.Stopped stopped) {
        boolean again =
            stopped.reason() == Cancellation.Reason.PREEMPT
                || stopped.reason() == Cancellation.Reason.TIME;
        return again && stopped.saved() ? ExitCode.TRY_LATER : interrupts.exitCode();
      }
      return outcome instanceof RunOutcome.Completed ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private ReproHeader header(Runspec runspec, List<String> overrides) {
    if (runspec.reproOf().isPresent()) {
      return runspec.reproOf().get().withOverrides(overrides);
    }
    Optional<GitCheckout> git = GitCheckout.around(project.folder());
    return ReproHeader.of(
        new ReproHeader.Origin(
            nameInProject(runspec.file()),
            runspec.digest(),
            git.map(GitCheckout::commit),
            git.map(GitCheckout::dirty).orElse(false),
            "Runspec " + ProgramName.version(),
            overrides));
  }

  private String nameInProject(Path file) {
    Path shown = file.startsWith(project.folder()) ? project.folder().relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }

  private RunSetting setting() {
    return new RunSetting(
        project.folder(),
        project.cache(),
        session.environment(),
        identity(),
        session.job().channel(),
        session.terminal(),
        Clock.systemUTC(),
        binder(project, catalogue));
  }

  /** What makes the components of a project. */
  static Binder binder(Project project, Catalogue catalogue) {
    CompiledSources sources =
        new CompiledSources(project.cache().resolve("classes"), ProgramName.version());
    return new Binder(
        catalogue, new JavaImplementations(LocalRuns.class.getClassLoader(), sources));
  }

  private StageFacts.Identity identity() {
    JobFacts job = session.job();
    return job.identity(
        System.getProperty("user.name", ""), project.dataDirectory(job.dataFolder()));
  }
}
