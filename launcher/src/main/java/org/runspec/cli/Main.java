package org.runspec.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.runspec.cli.session.Session;
import org.runspec.run.console.Terminal;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true"); // drawing needs no display, nor asks for one
    Map<String, String> environment = System.getenv();
    Session session =
        new Session(Path.of("").toAbsolutePath(), environment, Terminal.ofProcess(environment));
    int code = new CommandLine(session).run(List.of(args)).code();
    session.out().flush();
    session.err().flush();
    System.exit(code);
  }
}
