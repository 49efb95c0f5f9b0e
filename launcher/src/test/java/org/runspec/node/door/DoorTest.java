package org.runspec.node.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.runspec.job.Heartbeat;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.RunName;

@Timeout(60)
class DoorTest {
  private static final String SECRET = "5ec2e7";

  private final Recorded services = new Recorded();
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private Door door;

  @BeforeEach
  void open() throws IOException {
    door = Door.open(true, Guard.sha256(SECRET), services, this::told);
  }

  @AfterEach
  void close() {
    door.close();
  }

  private void told(String what, Exception why) {
    troubles.add(what + ": " + why.getMessage());
  }

  private NodeClient client(String secret) {
    return new NodeClient(door.published(), secret);
  }

  @Test
  void whoKnowsTheSecretIsServed() throws Exception {
    NodeClient client = client(SECRET);

    assertEquals(services.status(), client.status());
    client.cancel(List.of(new RunName(1, 2)), "ann");
    client.concurrency(7, "bob");
    client.hurry();
    client.restart();
    String shown = shown(client, Begin.with(OptionalInt.empty()));

    assertEquals(
        List.of("cancel [run1.2] ann", "concurrency 7 bob", "hurry", "restart", "attach run1.2"),
        services.calls);
    assertEquals("a2 from 0: printed\n", shown);
  }

  private static String shown(NodeClient client, Begin begin) throws IOException {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (LiveOutput live = client.attach(new RunName(1, 2), begin).orElseThrow()) {
      shown.writeBytes(
          ("a" + live.attempt() + " from " + live.position() + ": ")
              .getBytes(StandardCharsets.UTF_8));
      byte[] piece = new byte[3];
      for (int read = live.read(piece); read >= 0; read = live.read(piece)) {
        shown.write(piece, 0, read);
      }
    }
    return shown.toString(StandardCharsets.UTF_8);
  }

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

  @Test
  void manyWatchersLeaveTheDoorOpenForTheRest() throws Exception {
    services.hold = new CountDownLatch(1);
    List<LiveOutput> watching = new ArrayList<>();
    Optional<LiveOutput> next =
        client(SECRET).attach(new RunName(1, 2), Begin.with(OptionalInt.empty()));
    while (next.isPresent() && watching.size() < 100) {
      watching.add(next.get());
      next = client(SECRET).attach(new RunName(1, 2), Begin.with(OptionalInt.empty()));
    }

    assertTrue(next.isEmpty());
    assertEquals(services.status(), client(SECRET).status());
    services.hold.countDown();
    for (LiveOutput live : watching) {
      live.close();
    }
  }

  @Test
  void whatFailsBehindTheDoorIsToldToTheNode() {
    services.refusal = Optional.of("the store is away");

    assertThrows(IOException.class, () -> client(SECRET).cancel(List.of(), "ann"));
    assertThrows(IOException.class, () -> client(SECRET).concurrency(2, "ann"));
    assertThrows(IOException.class, () -> client(SECRET).hurry());
    assertEquals(
        List.of(
            "do what a client asked for at /cancel: the store is away",
            "do what a client asked for at /concurrency: the store is away",
            "answer a client's /hurry: the store is away"),
        troubles);
  }

  @Test
  void whoIsNotLetInFillsNoLog() {
    raw(request("/hurry", "x", "Authorization: Bearer wrong\r\n"));
    raw("x".repeat(1000));

    assertEquals(List.of(), troubles);
  }

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
  void anotherSecretOpensOnceItIsAdmitted() throws Exception {
    assertThrows(IOException.class, () -> client("second").status());

    services.admitted = Set.of(Guard.sha256("third"), Guard.sha256("second"));

    assertEquals(services.status(), client("second").status());
    assertEquals(services.status(), client("third").status());
    assertEquals(services.status(), client(SECRET).status(), "the first one still does");
    assertThrows(IOException.class, () -> client("fourth").status());
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
    Recorded impostor = new Recorded();
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

  private static String request(String path, String once, String headers) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\nRunspec-Once: "
        + once
        + "\r\n"
        + headers
        + "\r\n";
  }

  /** What is answered over TLS, whoever answers. */
  private String raw(String request) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustsAll()}, null);
      try (Socket socket =
          context
              .getSocketFactory()
              .createSocket(door.published().address(), door.published().port())) {
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (!request.endsWith("\r\n\r\n")) {
          socket.shutdownOutput(); // else the door waits for the rest
        }
        try (InputStream in = socket.getInputStream()) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    } catch (IOException e) {
      return "";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static final class Recorded implements Services {
    private final List<String> calls = new ArrayList<>();
    private boolean breaksOff;
    private long leftOut;
    private CountDownLatch hold;
    private Set<String> admitted = Set.of();
    private Optional<String> refusal = Optional.empty();

    private void refuse() throws IOException {
      if (refusal.isPresent()) {
        throw new IOException(refusal.get());
      }
    }

    @Override
    public Set<String> admitted() {
      return admitted;
    }

    @Override
    public Status status() {
      return new Status(new NodeName(3, "abc"), NodeState.SPAWNING, List.of(new RunName(1, 2)), 4);
    }

    @Override
    public void cancel(List<RunName> runs, String user) throws IOException {
      refuse();
      calls.add("cancel " + runs + " " + user);
    }

    @Override
    public void concurrency(int runsPerNode, String user) throws IOException {
      refuse();
      calls.add("concurrency " + runsPerNode + " " + user);
    }

    @Override
    public void restart() {
      calls.add("restart");
    }

    @Override
    public void hurry() {
      refusal.ifPresent(
          why -> {
            throw new IllegalStateException(why);
          });
      calls.add("hurry");
    }

    @Override
    public Optional<RunOutput> output(RunName run) {
      calls.add("attach " + run);
      return run.parent() == 1 ? Optional.of(new Printed()) : Optional.empty();
    }

    private final class Printed implements RunOutput {
      @Override
      public int attempt() {
        return 2;
      }

      @Override
      public long plain() {
        return 100;
      }

      @Override
      public long beginOfLast(int lines) {
        return 3;
      }

      @Override
      public void copy(long position, Client client) throws IOException, InterruptedException {
        if (leftOut > 0) {
          client.leftOut(leftOut);
        }
        byte[] rest = "printed\n".substring((int) position).getBytes(StandardCharsets.UTF_8);
        client.show(rest, rest.length);
        client.flush();
        client.flush();
        if (breaksOff) {
          throw new IOException("the disk is gone");
        }
        if (hold != null) {
          hold.await();
        }
      }
    }
  }
}
