package org.runspec.cli.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.runspec.cli.session.Session;
import org.runspec.config.Configuration;
import org.runspec.plan.JobRequest;
import org.runspec.snapshot.Snapshot;
import org.runspec.spec.yaml.Sha256;

/**
 * Any command, or several, without a runspec.
 *
 * @param project the project's folder, absolute
 * @param configuration as the command line changed it
 * @param launcher what stands for the runspec's section
 * @param parentScript what each node executes first
 * @param why may be empty
 * @param seed of everything random, if it is fixed
 */
record CommandWish(
    Session session,
    Path project,
    Configuration configuration,
    SubmittedCommands commands,
    LauncherTree launcher,
    Optional<String> parentScript,
    JobRequest.Search search,
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
        commands.commands(),
        workingDirectory(snapshot),
        parentScript,
        Optional.empty(),
        search,
        Optional.empty(),
        seed,
        RANDOM,
        new CommandAdvice(session, snapshot).of(commands.commands()),
        Optional.empty(),
        Optional.empty());
  }

  /** Where the command was typed, as far as the runs have that folder; else as configured. */
  private String workingDirectory(Snapshot snapshot) {
    String configured = configuration.jobs().code().workingDirectory();
    String here = project.relativize(session.directory()).toString().replace('\\', '/');
    boolean taken = snapshot.files().stream().anyMatch(file -> file.name().startsWith(here + "/"));
    return configured.equals(".") && taken ? here : configured;
  }
}
