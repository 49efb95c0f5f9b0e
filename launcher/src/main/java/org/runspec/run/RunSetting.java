package org.runspec.run;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.runspec.component.binding.Binder;
import org.runspec.run.console.Terminal;
import org.runspec.run.program.command.JobChannel;
import org.runspec.run.program.command.StageFacts;

/**
 * What surrounds a run on this machine.
 *
 * @param projectFolder where programs run, absolute
 * @param cache for what can be made again
 * @param environment the variables that programs inherit
 * @param identity who the run is
 * @param job how the job around the run is talked with
 * @param terminal where it is shown
 * @param binder makes Java components
 */
public record RunSetting(
    Path projectFolder,
    Path cache,
    Map<String, String> environment,
    StageFacts.Identity identity,
    JobChannel job,
    Terminal terminal,
    InstantSource clock,
    Binder binder) {
  public RunSetting {
    environment = Map.copyOf(environment);
  }

  /** The same where nobody sees or hears anything. */
  RunSetting unseen() {
    return new RunSetting(
        projectFolder,
        cache,
        environment,
        identity,
        JobChannel.NONE,
        Terminal.unseen(),
        clock,
        binder);
  }
}
