package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.run.console.ResultStream;
import org.runspec.run.console.Terminal;

/** A result that nobody got is not a success, unless the reader had seen enough. */
class UnwritableOutputTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  private ExitCode typeInto(String trouble, String command) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException(trouble);
          }
        };
    PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(new ResultStream(broken), err, false, () -> 80);
    return new CommandLine(new Session(folder, Map.of(), terminal)).run(List.of(command));
  }

  @Test
  void aFullDiskIsTold() {
    assertEquals(ExitCode.TRY_LATER, typeInto("No space left on device", "--help"));
    assertEquals(
        "Could not print the result: No space left on device. Try: another place for it.\n",
        told.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoTrouble() {
    assertEquals(ExitCode.DONE, typeInto("Broken pipe", "--help"));
    assertEquals("", told.toString(StandardCharsets.UTF_8));
  }
}
