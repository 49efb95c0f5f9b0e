package org.runspec.store.mongo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PersistenceTest {
  private final MongoException tooMuch =
      new MongoException(16500, "Error=16500, RetryAfterMs=34, Details='Response status code: 429");
  private final MongoException broken =
      new MongoSocketReadException("Prematurely reached end of stream", new ServerAddress());

  private final List<Duration> pauses = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final Persistence persistence = new Persistence(pauses::add, new Random(1));

  private Supplier<String> failing(int times, MongoException with) {
    return () -> {
      if (calls.incrementAndGet() <= times) {
        throw with;
      }
      return "done";
    };
  }

  @Test
  void whatPassesIsTriedAgain() throws IOException {
    assertEquals("done", persistence.call(failing(3, broken)));
    assertEquals(4, calls.get());
  }

  @Test
  void pausesGrowAndAreNeverTheSame() throws IOException {
    persistence.call(failing(8, broken));

    assertEquals(8, pauses.size());
    for (int i = 0; i < pauses.size(); i++) {
      long longest = Math.min(5_000, 50L << i);
      long millis = pauses.get(i).toMillis();
      assertTrue(millis >= longest / 2 && millis <= longest, i + ": " + millis);
    }
  }

  @Test
  void theServiceIsGivenThePauseThatItAskedFor() throws IOException {
    persistence.call(failing(1, tooMuch));

    assertTrue(pauses.get(0).toMillis() >= 34);
  }

  @Test
  void whatDoesNotPassIsToldWithItsCause() {
    IOException told =
        assertThrows(IOException.class, () -> persistence.call(failing(99, tooMuch)));
    assertEquals(9, calls.get());
    assertEquals(tooMuch, told.getCause());
  }

  @Test
  void whatWillNeverWorkIsNotTriedAgain() {
    MongoException refused = new MongoException(13, "not authorized on runspec");

    assertThrows(IOException.class, () -> persistence.call(failing(1, refused)));
    assertEquals(1, calls.get());
  }

  @Test
  void whatTheDriverSaysAtLengthIsToldInALine() {
    MongoException unreachable =
        new MongoTimeoutException(
            "Timed out while waiting for a server that matches ReadPreferenceServerSelector{"
                + "readPreference=primary}. Client view of cluster state is {type=UNKNOWN,"
                + " servers=[{address=127.0.0.1:9, type=UNKNOWN, state=CONNECTING, exception={"
                + "com.mongodb.MongoSocketOpenException: Exception opening socket}, caused by {"
                + "java.net.ConnectException: Connection refused}}]");
    MongoException refused =
        new MongoSecurityException(
            MongoCredential.createCredential("me", "admin", "hunter2".toCharArray()),
            "Exception authenticating MongoCredential{userName='me'}");

    assertEquals(
        "the database at 127.0.0.1:9 cannot be reached: Connection refused",
        Failures.words(unreachable));
    assertEquals("the database cannot be reached", Failures.words(new MongoTimeoutException("no")));
    assertEquals(
        "the database refuses the user or the password of the connection string",
        Failures.words(refused));
  }

  @Test
  void anInterruptedPauseEndsTheCall() {
    Persistence interrupted =
        new Persistence(
            length -> {
              throw new InterruptedException();
            },
            new Random(1));

    assertThrows(InterruptedIOException.class, () -> interrupted.call(failing(1, broken)));
    assertTrue(Thread.interrupted(), "the thread is still to end");
  }
}
