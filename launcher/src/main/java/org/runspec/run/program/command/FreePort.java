package org.runspec.run.program.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.runspec.spec.problem.ExternalProblem;

/** A TCP port of this machine that nothing listens on. */
public final class FreePort {
  private FreePort() {}

  /** One that is free now; nothing keeps it free until the program takes it. */
  public static int find() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new ExternalProblem("find a free port", e, "again later");
    }
  }
}
