package org.runspec.mirror.agent;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The program {@code mirror-agent.jar}. */
public final class MirrorAgent {
  /** The exit code where the program itself is to blame. */
  private static final int BUG = 70;

  private MirrorAgent() {}

  /** Mirrors until Ctrl-C or SIGTERM, and ends with an exit code. */
  public static void main(String[] args) throws InterruptedException {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    Agent agent = new Agent(out, err, System.getenv(), onTerminal());
    CountDownLatch ended = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger();
    Thread stopped =
        new Thread(
            () -> {
              try {
                if (agent.stop()) {
                  ended.await();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              // A program that is stopped by a signal would end with the signal's code.
              Runtime.getRuntime().halt(code.get());
            });
    Runtime.getRuntime().addShutdownHook(stopped);
    code.set(BUG);
    try {
      code.set(agent.run(List.of(args)));
    } finally {
      out.flush();
      err.flush();
      ended.countDown();
    }
    System.exit(code.get());
  }

  @SuppressWarnings("SystemConsoleNull") // a console since Java 22 is asked what it is
  private static boolean onTerminal() {
    Console console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true; // before Java 22 there is a console on a terminal only
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
