package org.runspec.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
    Session session =
        new Session(Path.of("").toAbsolutePath(), System.getenv(), out, err, terminal);
    int code = new CommandLine(session).run(List.of(args)).code();
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** The version in the jar's manifest; classes outside a jar have none. */
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
