package org.runspec.cli;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.run.console.Terminal;

/**
 * Commands typed in a project, inside this process; time passes by their waiting alone.
 *
 * @param now what the clock shows all the time
 * @param interactive whether somebody sees it on a screen of that width
 * @param waits what happens meanwhile
 */
record TypedCommands(Path project, Instant now, int width, boolean interactive, Waits waits) {
  /** What happens in the world while a command waits. */
  interface Waits {
    /**
     * It happens.
     *
     * @throws EOFException if the terminal is gone from now on
     */
    void pass() throws IOException;
  }

  /** What a command printed, and its exit code. */
  record Seen(String text, ExitCode code) {}

  Seen type(String command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Map<String, String> environment = new HashMap<>(Transcript.environment());
    environment.put("RUNSPEC_HOME", project.resolve("home").toString());
    environment.put("NO_COLOR", "1");
    Session session =
        new Session(
            project,
            environment,
            new Terminal(screen, screen, interactive, () -> width),
            Clock.fixed(now, ZoneOffset.UTC),
            new WorldClock(screen));
    ExitCode code = new CommandLine(session).run(List.of(command.split(" ")));
    return new Seen(bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"), code);
  }

  private final class WorldClock implements Pacer {
    private final PrintStream screen;
    private long nanos;

    private WorldClock(PrintStream screen) {
      this.screen = screen;
    }

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public void await(Bell bell, Duration atMost) {
      nanos += atMost.toNanos();
      try {
        waits.pass();
      } catch (EOFException e) {
        screen.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
