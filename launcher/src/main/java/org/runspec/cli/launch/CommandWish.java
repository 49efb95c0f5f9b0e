package org.runspec.cli.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.session.Session;
import org.runspec.config.Configuration;
import org.runspec.job.MultiRun;
import org.runspec.plan.JobRequest;
import org.runspec.snapshot.Snapshot;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.yaml.Sha256;

/**
 * Any command, or several, without a runspec.
 *
 * @param project the project's folder, absolute
 * @param configuration as the command line changed it
 * @param commands as they were written
 * @param places the same with places for what a search chooses
 * @param launcher what stands for the runspec's section
 * @param parentScript what each node executes first
 * @param notes what deserves a look
 * @param why may be empty
 * @param seed of everything random, if it is fixed
 */
record CommandWish(
    Session session,
    Path project,
    Configuration configuration,
    SubmittedCommands commands,
    List<MultiRun.Command> places,
    LauncherTree launcher,
    Optional<String> parentScript,
    JobRequest.Search search,
    List<Problem> notes,
    String why,
    Optional<Long> seed)
    implements JobWish {

  /** Every run has its own RUNSPEC_SEED; whether the command heeds it nobody can know. */
  private static final boolean RANDOM = true;

  @Override
  public JobRequest request(Snapshot snapshot, Origins origins) {
    return new JobRequest(
        origins.of(
            commands.shown(), new Sha256().add(commands.text()).hex(), snapshot, launcher.typed()),
        launcher.section(),
        why,
        places,
        workingDirectory(snapshot),
        parentScript,
        Optional.empty(),
        search,
        Optional.empty(),
        seed,
        RANDOM,
        advice(snapshot),
        Optional.empty(),
        Optional.empty());
  }

  private List<Problem> advice(Snapshot snapshot) {
    List<Problem> advice = new ArrayList<>(notes);
    advice.addAll(new CommandAdvice(session, snapshot).of(commands.written()));
    return advice;
  }

  /** Where the command was typed, as far as the runs have that folder; else as configured. */
  private String workingDirectory(Snapshot snapshot) {
    String configured = configuration.jobs().code().workingDirectory();
    String here = project.relativize(session.directory()).toString().replace('\\', '/');
    boolean taken = snapshot.files().stream().anyMatch(file -> file.name().startsWith(here + "/"));
    return configured.equals(".") && taken ? here : configured;
  }
}
