package org.runspec.cli.job;

import org.runspec.backend.Backend;
import org.runspec.backend.local.LocalBackend;
import org.runspec.cli.session.Session;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.Platform;

/** The code for each kind of target. */
public final class Backends {
  private Backends() {}

  /** What gives nodes on this machine. */
  public static Backend local(Session session) {
    Executables programs =
        Executables.in(session.environment(), session.directory(), Platform.current());
    return new LocalBackend(programs::find);
  }
}
