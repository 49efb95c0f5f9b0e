package org.runspec.cli.launch;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.session.CommandTaking;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.OutputFormat;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.config.Configuration;
import org.runspec.config.Project;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.launch.LaunchPlanText;
import org.runspec.plan.JobRequest;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;

@Parameters(
    commandDescription =
        "Launches any command as a job, without a runspec. Its words stand behind --, and options"
            + " before. Several words go to the program as they are; a single one such as 'make &&"
            + " ./a.out' is read by a shell. An option with a list, as in '--lr=[0.01, 0.1]', gets one"
            + " of the values in each run. Runs work on a copy of the project's code.")
public final class SubmitCommand implements CommandTaking {
  private static final String EXAMPLE = "submit -- python3 train.py";

  @ParametersDelegate private final SizeOptions size = new SizeOptions();
  @ParametersDelegate private final RunOptions runs = new RunOptions();
  @ParametersDelegate private final SearchOptions search = new SearchOptions();
  @ParametersDelegate private final ObjectiveOptions objective = new ObjectiveOptions();
  @ParametersDelegate private final FileOptions files = new FileOptions();
  @ParametersDelegate private final WaitOptions waiting = new WaitOptions();

  @Parameter(
      names = "--multi-commands",
      description =
          "A file with a command on each line, instead of one behind --; runs take them in turn")
  private String multiCommands;

  @Parameter(
      names = "--parent-script",
      description = "A shell script that each node executes before its first run")
  private String parentScript;

  @Parameter(
      names = "--seed",
      description = "Fixes the random numbers of the search and of the runs' RUNSPEC_SEED")
  private Long seed;

  @Parameter(names = "-m", description = "Why: kept with the job")
  private String why = "";

  @Parameter(
      names = "--yes",
      description = "Launches without asking what would be asked on a terminal")
  private boolean yes;

  @Parameter(names = "--dry-run", description = "Shows the plan of the job, and launches nothing")
  private boolean dryRun;

  @Parameter(names = "--format", description = "text or json: how --dry-run shows the plan")
  private String format = "text";

  private List<String> words = List.of();

  @Override
  public void take(List<String> taken) {
    words = List.copyOf(taken);
  }

  @Override
  public UserProblem stray(String word) {
    return new UserProblem(
        "understand '" + word + "'",
        "the command to submit stands behind --, options before it",
        word.endsWith(".sh")
            ? ProgramName.with("submit -- sh " + word)
            : ProgramName.with("submit [options] -- " + word));
  }

  @Override
  public ExitCode run(Session session) {
    OutputFormat form = OutputFormat.of(format);
    if (session.job().inJob()) {
      throw new UserProblem(
          "submit a job",
          "XT_RUN_NAME is set, so this is a run of a job itself",
          "submitting where the job was launched");
    }
    SubmittedCommands commands = commands(session.directory());
    Project project = session.project();
    LauncherTree launcher = LauncherTree.of(project.catalogue());
    launcher.assume("runs_per_node", (long) project.configuration().jobs().concurrent());
    launcher.assume("schedule", project.configuration().jobs().schedule());
    Configuration configuration = files.over(project, session.directory(), launcher);
    CommandWish wish = wish(session, project, configuration, commands, launcher);
    PreparedLaunch prepared = new JobPlanning(session, project, configuration).plan(wish);
    if (dryRun) {
      new PlanScreen(session).show(prepared, form);
      return ExitCode.DONE;
    }
    MultiRun.SearchPlan chosen = prepared.launch().plan().multiRun().search();
    if (chosen.algorithm().isPresent()) {
      session.out().println("Search: " + LaunchPlanText.search(chosen));
    }
    JobRecord job = new JobLaunches(session, project).launch(prepared, Optional.empty(), yes);
    return waiting.after(job, session, project);
  }

  private SubmittedCommands commands(Path directory) {
    if (multiCommands == null && words.isEmpty()) {
      throw new UserProblem(
          "submit a job", "there is no command behind --", ProgramName.with(EXAMPLE));
    } else if (multiCommands != null && !words.isEmpty()) {
      throw new UserProblem(
          "submit a job",
          "there are commands in " + multiCommands + ", and one behind --",
          "one of them");
    }
    return multiCommands == null
        ? SubmittedCommands.of(words, directory)
        : SubmittedCommands.ofFile(multiCommands, directory);
  }

  private CommandWish wish(
      Session session,
      Project project,
      Configuration configuration,
      SubmittedCommands commands,
      LauncherTree launcher) {
    SearchOptions.Chosen chosen = search.into(launcher, commands, session.directory(), size.runs());
    if (multiCommands != null) {
      launcher.note("--multi-commands " + multiCommands);
    }
    size.into(launcher, chosen.natural());
    runs.into(launcher);
    if (seed != null) {
      launcher.note("--seed " + seed);
    }
    return new CommandWish(
        session,
        project.folder(),
        configuration,
        commands,
        chosen.commands(),
        launcher,
        script(session.directory(), launcher),
        new JobRequest.Search(
            chosen.space(), chosen.style(), objective.into(launcher, configuration.jobs())),
        chosen.notes(),
        why,
        Optional.ofNullable(seed));
  }

  private Optional<String> script(Path directory, LauncherTree launcher) {
    if (parentScript == null) {
      return Optional.empty();
    }
    launcher.note("--parent-script " + parentScript);
    Path file = directory.resolve(GivenPath.of(parentScript));
    if (Files.isDirectory(file)) {
      throw new UserProblem("read " + parentScript, "it is a folder", "the path of a script in it");
    }
    return Optional.of(SourceText.read(file, parentScript, Limits.DEFAULT).text());
  }
}
