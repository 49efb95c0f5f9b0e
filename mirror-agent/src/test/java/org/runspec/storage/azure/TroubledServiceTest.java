package org.runspec.storage.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.PositionMismatch;
import org.runspec.storage.Storage;

/** What is too busy, out of reach or loses answers is asked again, and nothing is done twice. */
class TroubledServiceTest {
  private static final ObjectKey KEY = ObjectKey.of("jobs", "job7", "job.log");

  private BusyProxy proxy;
  private URI direct;
  private BlobStorage storage;
  private final Quick pacer = new Quick();

  @BeforeEach
  void prepare() throws IOException {
    Azurite azurite = Azurite.shared();
    direct = azurite.newContainer();
    proxy = new BusyProxy(azurite.account());
    String name = direct.getPath().substring(direct.getPath().lastIndexOf('/') + 1);
    storage = BlobStorage.at(proxy.container(name), "", Emulator.CREDENTIAL, pacer);
  }

  @AfterEach
  void close() {
    if (proxy != null) {
      storage.close();
      proxy.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aThirdOfAllCallsRefusedHurtsNobody(int status) throws IOException {
    proxy.busy(0.33, 0).answering(status);

    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String line = "line " + i + "\n";
      assertEquals(
          whole.length() + line.length(),
          storage.append(KEY, whole.length(), line.getBytes(UTF_8)));
      whole.append(line);
      assertTrue(storage.createIfAbsent(ObjectKey.of("claims", i + ".1"), line.getBytes(UTF_8)));
    }

    assertTrue(proxy.refused() > 20, "refused " + proxy.refused());
    assertEquals(40, storage.list("claims").size());
    assertEquals(whole.toString(), new String(storage.get(KEY).orElseThrow(), UTF_8));
  }

  @Test
  void whatWasDoneThoughTheAnswerWasLostIsNotDoneTwice() throws IOException {
    proxy.busy(0.1, 0.25);
    byte[] line = new byte[3_000];
    new Random(1).nextBytes(line);

    long length = 0;
    for (int i = 0; i < 40; i++) {
      length = storage.append(KEY, length, line);
      byte[] token = ("token " + i).getBytes(UTF_8);
      assertTrue(storage.createIfAbsent(ObjectKey.of("claims", i + ".1"), token), "claim " + i);
      assertTrue(
          storage.createIfAbsent(
              ObjectKey.of("ends", i + ".1"), new ByteArrayInputStream(token), token.length),
          "end " + i);
    }

    assertTrue(proxy.refused() > 20, "refused " + proxy.refused());
    try (Storage other = BlobStorage.at(direct, "", Emulator.CREDENTIAL)) {
      byte[] all = other.get(KEY).orElseThrow();
      assertEquals(40 * line.length, all.length);
      for (int i = 0; i < 40; i++) {
        byte[] piece = java.util.Arrays.copyOfRange(all, i * line.length, (i + 1) * line.length);
        assertArrayEquals(line, piece);
      }
    }
  }

  @Test
  void aLargeObjectGoesOnWhereItWasBrokenOff() throws IOException {
    byte[] content = new byte[20 * Block.LARGEST];
    new Random(2).nextBytes(content);
    int half = content.length / 2;
    ByteArrayInputStream breaking =
        new ByteArrayInputStream(content, 0, half) {
          @Override
          public synchronized int available() {
            return content.length;
          }
        };
    assertThrows(IOException.class, () -> storage.put(KEY, breaking, content.length));
    assertTrue(storage.get(KEY).isEmpty());
    proxy.busy(0.2, 0.05);

    storage.put(KEY, new ByteArrayInputStream(content), content.length);

    try (var stream = storage.open(KEY, 0)) {
      assertArrayEquals(content, stream.readAllBytes());
    }
  }

  @Test
  void anOutageIsToldOfInBoundedTimeAndNothingIsLostByIt(@TempDir Path folder) throws Exception {
    try (Azurite azurite = Azurite.in(folder)) {
      URI container = azurite.newContainer();
      try (BlobStorage own = BlobStorage.at(container, "", Emulator.CREDENTIAL, pacer)) {
        own.append(KEY, 0, "one\n".getBytes(UTF_8));
        azurite.stop();
        long before = pacer.nanoTime();

        IOException failure =
            assertThrows(IOException.class, () -> own.append(KEY, 4, "two\n".getBytes(UTF_8)));

        assertTrue(failure.getMessage().contains("cannot be reached"), failure.getMessage());
        Duration took = Duration.ofNanos(pacer.nanoTime() - before);
        assertTrue(took.compareTo(Duration.ofSeconds(20)) < 0, "took " + took);
        azurite.start();
        long length = 4;
        try {
          length = own.append(KEY, length, "two\n".getBytes(UTF_8));
        } catch (PositionMismatch e) {
          length = e.actual();
        }
        assertEquals(8, length);
        assertEquals("one\ntwo\n", new String(own.get(KEY).orElseThrow(), UTF_8));
      }
    }
  }

  /** Waiting takes no time but on this clock. */
  private static final class Quick implements Pacer {
    private final AtomicLong waited = new AtomicLong();

    @Override
    public long nanoTime() {
      return System.nanoTime() + waited.get();
    }

    @Override
    public void await(Bell bell, Duration atMost) {
      waited.addAndGet(atMost.toNanos());
    }
  }
}
