package org.runspec.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The entry point of {@code run.jar}. */
public final class Main {
  private static final int DONE = 0;
  private static final int WRONG_INPUT = 2;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), out, err));
  }

  private static int run(List<String> args, PrintStream out, PrintStream err) {
    if (args.contains("--version")) {
      out.println("Runspec " + version());
      return DONE;
    }
    if (args.isEmpty() || args.contains("--help")) {
      out.println("Usage: run.jar SPEC.yaml | --help | --version");
      return DONE;
    }
    err.println("Could not run " + args.get(0) + ": no such command. Try: --help.");
    return WRONG_INPUT;
  }

  /** The version in the jar's manifest; classes outside a jar have none. */
  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
