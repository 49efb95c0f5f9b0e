package org.runspec.run;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.runspec.component.binding.Binder;
import org.runspec.run.console.Terminal;
import org.runspec.run.program.command.StageFacts;

/**
 * What surrounds a run on this machine.
 *
 * @param projectFolder where programs run, absolute
 * @param cache for what can be made again
 * @param environment the variables that programs inherit
 * @param identity who the run is
 * @param terminal where it is shown
 * @param binder makes Java components
 */
public record RunSetting(
    Path projectFolder,
    Path cache,
    Map<String, String> environment,
    StageFacts.Identity identity,
    Terminal terminal,
    InstantSource clock,
    Binder binder) {
  public RunSetting {
    environment = Map.copyOf(environment);
  }
}
