package org.runspec.cli.launch;

import java.io.IOException;
import java.nio.file.Path;
import org.runspec.backend.Backend;
import org.runspec.launch.LaunchPlan;
import org.runspec.snapshot.Snapshot;

/**
 * A plan with what is needed to carry it out.
 *
 * @param tool the program that nodes execute
 */
public record PreparedLaunch(LaunchPlan launch, Backend backend, Snapshot snapshot, Path tool)
    implements LaunchPlan.Files {
  @Override
  public void writeCode(Path zip) throws IOException {
    snapshot.writeTo(zip);
  }
}
