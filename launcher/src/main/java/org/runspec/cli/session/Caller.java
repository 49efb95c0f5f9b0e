package org.runspec.cli.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.runspec.config.Project;

/** Who asks, and where, for records. */
public final class Caller {
  private Caller() {}

  /** The user's name, as the project's configuration or the system has it. */
  public static String user(Project project) {
    return project.configuration().jobs().user().orElse(System.getProperty("user.name", ""));
  }

  /** The name of this machine. */
  public static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
