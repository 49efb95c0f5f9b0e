package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutageTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Log log =
      new Log(
          new PrintStream(said, true, StandardCharsets.UTF_8),
          Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final Outage outage = new Outage(log, "bring files to the store");

  @Test
  void isToldWhenItBeginsAndWhenItEnds() {
    outage.worked();
    outage.failed(new IOException("No space left on device"));
    outage.failed(new IOException("No space left on device\nat all"));
    assertEquals(
        Optional.of("could not bring files to the store: No space left on device"), outage.now());
    outage.worked();
    outage.worked();

    assertEquals(Optional.empty(), outage.now());
    assertEquals(
        """
        1970-01-01T00:00:00Z could not bring files to the store, tries again: \
        java.io.IOException: No space left on device
        1970-01-01T00:00:00Z can bring files to the store again
        """,
        said.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
  }
}
