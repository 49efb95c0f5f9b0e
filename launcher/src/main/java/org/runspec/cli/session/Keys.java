package org.runspec.cli.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keys that a user presses, seen at once and not shown, until closed; Ctrl-C stays what it is.
 * Where the terminal cannot be asked for that, as on Windows, none is seen.
 */
public final class Keys implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 2;

  private final InputStream in;
  private final Optional<Restoring> restoring;

  private Keys(InputStream in, Optional<Restoring> restoring) {
    this.in = in;
    this.restoring = restoring;
  }

  /** What makes the terminal as it was, now or at the latest at the program's end. */
  private record Restoring(Runnable work, Thread atEnd) {
    static Restoring to(String before) {
      Runnable work = () -> restore(before);
      return new Restoring(work, new Thread(work, "terminal"));
    }

    void now() {
      work.run();
      Runtime.getRuntime().removeShutdownHook(atEnd);
    }
  }

  /** Begins to look at this process's terminal; at nothing where there is none. */
  public static Keys of(Session session) throws InterruptedException {
    Optional<String> before = session.terminal().interactive() ? stty("-g") : Optional.empty();
    if (before.isEmpty() || stty("-icanon", "-echo", "min", "1").isEmpty()) {
      return new Keys(InputStream.nullInputStream(), Optional.empty());
    }
    Restoring restoring = Restoring.to(before.get());
    Runtime.getRuntime().addShutdownHook(restoring.atEnd()); // however the program ends
    return new Keys(session.terminal().in(), Optional.of(restoring));
  }

  private static void restore(String before) {
    try {
      stty(before);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What stty printed; empty if there is none, or it failed. */
  private static Optional<String> stty(String... arguments) throws InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "stty";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process stty =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return Optional.empty();
      }
      String printed = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return stty.exitValue() == 0 ? Optional.of(printed.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // there is no stty
    }
  }

  /** Whether keys are seen. */
  public boolean areSeen() {
    return restoring.isPresent();
  }

  /** Whether a key was pressed since the last call; others are forgotten. */
  public boolean pressed(char key) throws IOException {
    boolean pressed = false;
    while (in.available() > 0) {
      pressed |= in.read() == key;
    }
    return pressed;
  }

  @Override
  public void close() {
    restoring.ifPresent(Restoring::now);
  }
}
