package org.runspec.node.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.runspec.job.RunName;

/** The output of a run, watched through the door. */
@Timeout(60)
class LiveOutputTest extends OpenDoor {
  @Test
  void whoComesBackGoesOnWhereItWas() throws Exception {
    NodeClient client = client(SECRET);

    assertEquals("a2 from 5: ed\n", shown(client, new Begin(2, 5, 1)));
    assertEquals("a2 from 3: nted\n", shown(client, new Begin(1, 5, 1)), "of another attempt");
    assertEquals("a2 from 0: printed\n", shown(client, new Begin(1, 5, -1)));
  }

  @Test
  void whatWasPrintedTooLongAgoIsNotedAndCounted() throws Exception {
    services.leftOut = 1000;
    try (LiveOutput live =
        client(SECRET).attach(new RunName(1, 2), new Begin(2, 4, 0)).orElseThrow()) {
      StringBuilder shown = new StringBuilder();
      byte[] piece = new byte[5];
      for (int read = live.read(piece); read >= 0; read = live.read(piece)) {
        shown.append(new String(piece, 0, read, StandardCharsets.UTF_8));
      }

      assertEquals(
          "\n[1000 bytes were left out here: printed faster than shown]\nted\n", shown.toString());
      assertEquals(4 + 1000 + 4, live.position());
    }
  }

  @Test
  void whatDoesNotGoOnThereIsNotShown() throws Exception {
    Optional<LiveOutput> none =
        client(SECRET).attach(new RunName(9, 9), Begin.with(OptionalInt.empty()));

    assertTrue(none.isEmpty());
  }

  @Test
  void outputThatBreaksOffIsNotTakenForWhole() throws Exception {
    services.breaksOff = true;
    assertThrows(IOException.class, () -> shown(client(SECRET), Begin.with(OptionalInt.empty())));
  }
}
