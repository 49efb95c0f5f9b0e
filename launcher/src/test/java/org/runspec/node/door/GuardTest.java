package org.runspec.node.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.runspec.job.Heartbeat;

/** Who is not let in, and learns nothing. */
@Timeout(60)
class GuardTest extends OpenDoor {
  @Test
  void aWrongSecretIsAnsweredNothing() {
    assertThrows(IOException.class, () -> client("5ec2e8").status());
    assertThrows(IOException.class, () -> client("").restart());
    assertEquals("", raw(request("/number", "x1", "Authorization: Bearer wrong\r\n")));
    assertEquals("", raw(request("/number", "x2", "")));
    assertEquals("", raw(request("/status", "x3", "Authorization: " + SECRET + "\r\n")));
    assertEquals("", raw(request("/", "x4", "")));
    assertTrue(services.calls.isEmpty());
  }

  @Test
  void theDigestThatTheStoreHoldsOpensNothing() {
    assertThrows(IOException.class, () -> client(Guard.sha256(SECRET)).status());
  }

  @Test
  void aJobWithoutSecretLetsInNobody() throws IOException {
    try (Door closed = Door.open(true, "", services, this::told)) {
      NodeClient client = new NodeClient(closed.published(), "");
      assertThrows(IOException.class, client::status);
    }
  }

  @Test
  void anotherSecretOpensOnceItIsAdmitted() throws Exception {
    assertThrows(IOException.class, () -> client("second").status());

    services.admitted = Set.of(Guard.sha256("third"), Guard.sha256("second"));

    assertEquals(services.status(), client("second").status());
    assertEquals(services.status(), client("third").status());
    assertEquals(services.status(), client(SECRET).status(), "the first one still does");
    assertThrows(IOException.class, () -> client("fourth").status());
  }

  @Test
  void whatIsSaidTwiceIsHeardOnce() {
    String knows = "Authorization: Bearer " + SECRET + "\r\n";
    String first = request("/number", "mine", knows);
    String answer = raw(first);
    String number = answer.replaceAll("(?s).*\"number\" : \"([0-9a-f]+)\".*", "$1");
    String restart = request("/restart", number, knows);

    assertTrue(raw(restart).startsWith("HTTP/1.1 200"));
    assertEquals("", raw(restart));
    assertEquals("", raw(first));
    assertEquals("", raw(request("/restart", "made-up", knows)));
    assertEquals(List.of("restart"), services.calls);
  }

  @Test
  void plainHttpIsAnsweredNothing() throws Exception {
    try (Socket socket = new Socket(door.published().address(), door.published().port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(request("/status", "x", "").getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertTrue(!answer.contains("HTTP"), answer);
    }
  }

  @Test
  void theClientTellsItsSecretToNobodyElse() throws Exception {
    RecordedServices impostor = new RecordedServices();
    try (Door other = Door.open(true, Guard.sha256(SECRET), impostor, this::told)) {
      Heartbeat.Door mixed =
          new Heartbeat.Door(
              other.published().address(),
              other.published().port(),
              door.published().fingerprint());
      NodeClient client = new NodeClient(mixed, SECRET);
      assertThrows(SSLException.class, client::restart);
    }
    assertTrue(impostor.calls.isEmpty());
  }

  @Test
  void nonsenseHurtsNothing() throws Exception {
    for (String nonsense : List.of("\0\0\0", "GET / HTTP/9.9\r\n\r\n", "x".repeat(100_000))) {
      raw(nonsense);
    }
    assertEquals(services.status(), client(SECRET).status());
  }

  @Test
  void whoIsNotLetInFillsNoLog() {
    raw(request("/hurry", "x", "Authorization: Bearer wrong\r\n"));
    raw("x".repeat(1000));

    assertEquals(List.of(), troubles);
  }
}
