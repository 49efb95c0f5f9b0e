package org.runspec.run.console;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What a person has before them: two streams that things are shown on, and what is typed.
 *
 * @param in what is typed
 * @param out gets the lines and the programs' output
 * @param err gets the progress bar
 * @param interactive whether someone is looking: only then is a progress bar drawn
 * @param width how many columns a line has
 * @param height how many lines it has
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean interactive,
    IntSupplier width,
    IntSupplier height) {

  private static final String KIND = "TERM";

  /** One of the usual height, at which nobody types. */
  public Terminal(PrintStream out, PrintStream err, boolean interactive, IntSupplier width) {
    this(
        InputStream.nullInputStream(),
        out,
        err,
        interactive,
        width,
        () -> TerminalSize.USUAL_HEIGHT);
  }

  /**
   * This process's own streams; interactive if standard output is a terminal.
   *
   * @param environment tells what kind of terminal it is, and how wide
   */
  public static Terminal ofProcess(Map<String, String> environment) {
    return new Terminal(
        System.in,
        stream(FileDescriptor.out, System.out),
        stream(FileDescriptor.err, System.err),
        isInteractive(environment),
        () -> TerminalSize.width(environment),
        () -> TerminalSize.height(environment));
  }

  /** One that nobody sees. */
  public static Terminal unseen() {
    PrintStream nothing =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Terminal(nothing, nothing, false, () -> TerminalSize.USUAL_WIDTH);
  }

  /** A Windows console has its own encoding; elsewhere it is UTF-8, whatever the locale says. */
  private static PrintStream stream(FileDescriptor descriptor, PrintStream javas) {
    return File.separatorChar == '\\' ? javas : new ResultStream(new FileOutputStream(descriptor));
  }

  @SuppressWarnings("SystemConsoleNull") // a console since Java 22 is asked what it is
  private static boolean isInteractive(Map<String, String> environment) {
    java.io.Console console = System.console();
    return console != null && !"dumb".equals(environment.get(KIND)) && isTerminal(console);
  }

  /** Before Java 22 there is a console only on a terminal; since then it has to be asked. */
  private static boolean isTerminal(java.io.Console console) {
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
