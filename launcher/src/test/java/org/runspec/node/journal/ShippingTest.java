package org.runspec.node.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.JobName;
import org.runspec.job.RunName;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;
import org.runspec.store.file.FileRunStore;

/** Records and output reach the store once and in order, whatever fails on the way. */
class ShippingTest {
  private static final Journal KEY =
      new Journal.OfAttempt(new JobName(1), "ws1", new RunName(1, 1), 1);

  @TempDir private Path folder;
  private Storage storage;
  private RunStore store;

  @BeforeEach
  void open() throws IOException {
    storage = LocalStorage.at(folder.resolve("store"));
    store = FileRunStore.on(storage);
  }

  private static Event line(int number) {
    return new Event(
        Instant.EPOCH, EventKind.METRICS, Optional.empty(), Map.of("n", number, "t", "ä\n\""));
  }

  private List<Integer> stored() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    JournalPage page = store.read(KEY, 0);
    long position = 0;
    while (page.next() > position) {
      page.events().forEach(event -> numbers.add((Integer) event.data().get("n")));
      position = page.next();
      page = store.read(KEY, position);
    }
    return numbers;
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  /** A store whose appends now and then fail, before or after they had their effect. */
  private RunStore faulty(Random random) {
    return (RunStore)
        Proxy.newProxyInstance(
            RunStore.class.getClassLoader(),
            new Class<?>[] {RunStore.class},
            (proxy, method, arguments) -> {
              int luck = random.nextInt(4);
              if (luck == 0) {
                throw new IOException("unreachable");
              }
              Object answer = method.invoke(store, arguments);
              if (luck == 1) {
                throw new IOException("the answer was lost");
              }
              return answer;
            });
  }

  @Test
  void aJournalArrivesOnceAndInOrderThroughAllFaultsAndLives() throws IOException {
    Random random = new Random(7);
    RunStore faulty = faulty(random);
    Path file = folder.resolve("run.log");
    int written = 0;
    for (int life = 0; life < 30; life++) {
      // a life ends without a word, perhaps in the middle of a line
      LocalJournal journal = LocalJournal.open(file, KEY, faulty);
      for (int i = random.nextInt(20); i >= 0; i--) {
        journal.add(line(written++));
        if (random.nextBoolean()) {
          tryToShip(journal);
        }
      }
      Files.writeString(file, "{\"time\": \"19", StandardOpenOption.APPEND);
    }
    try (LocalJournal last = LocalJournal.open(file, KEY, faulty)) {
      while (!tryToShip(last)) {
        assertEquals(written, written);
      }
    }
    assertEquals(upTo(written), stored());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full")
  void whatAFullDiskDoesNotTakeArrivesAllTheSame() throws IOException {
    Random random = new Random(3);
    try (LocalJournal journal = LocalJournal.open(Path.of("/dev/full"), KEY, faulty(random))) {
      for (int i = 0; i < 30; i++) {
        journal.add(line(i));
        if (random.nextBoolean()) {
          tryToShip(journal);
        }
      }
      while (!tryToShip(journal)) {
        assertTrue(stored().size() <= 30);
      }
    }
    assertEquals(upTo(30), stored());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full")
  void memoryIsNoDisk() throws IOException {
    Event large =
        new Event(
            Instant.EPOCH, EventKind.SUMMARY, Optional.empty(), Map.of("x", "y".repeat(3 << 20)));
    try (LocalJournal journal = LocalJournal.open(Path.of("/dev/full"), KEY, store)) {
      for (int i = 0; i < 5; i++) {
        journal.add(large);
      }
      assertThrows(IOException.class, () -> journal.add(large));
    }
  }

  private static boolean tryToShip(Shipment shipment) {
    try {
      shipment.ship();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aLineOfManyMegabytesArrives() throws IOException {
    Event large =
        new Event(
            Instant.EPOCH, EventKind.SUMMARY, Optional.empty(), Map.of("x", "y".repeat(3 << 20)));
    try (LocalJournal journal = LocalJournal.open(folder.resolve("run.log"), KEY, store)) {
      journal.add(line(0));
      journal.add(large);
      journal.add(line(1));
      journal.ship();
    }
    List<Event> events = new ArrayList<>();
    long position = 0;
    for (JournalPage page = store.read(KEY, 0);
        page.next() > position;
        page = store.read(KEY, position)) {
      events.addAll(page.events());
      position = page.next();
    }
    assertEquals(List.of(line(0), large, line(1)), events);
  }

  @Test
  void aFileGoesOnWhereAnEarlierLifeBroughtIt() throws IOException {
    Path file = folder.resolve("output.txt");
    ObjectKey key = new ObjectKey("ws1/output.txt");
    Files.writeString(file, "first ");
    new ShippedFile(file, key, storage).ship();
    Files.writeString(file, "second", StandardOpenOption.APPEND);

    ShippedFile next = new ShippedFile(file, key, storage);
    next.ship();
    next.ship();

    assertEquals(
        "first second", new String(storage.get(key).orElseThrow(), StandardCharsets.UTF_8));
  }

  @Test
  void aFileThatIsNotThereHasNothing() throws IOException {
    ObjectKey key = new ObjectKey("ws1/output.txt");
    new ShippedFile(folder.resolve("none"), key, storage).ship();
    assertEquals(Optional.empty(), storage.get(key));
  }

  @Test
  void whatFailsIsAskedAgainWithGrowingPausesUntilItIsGivenUp() throws Exception {
    List<Duration> pauses = new ArrayList<>();
    Pacer pacer =
        new Pacer() {
          @Override
          public long nanoTime() {
            return 0;
          }

          @Override
          public void await(Bell bell, Duration atMost) {
            pauses.add(atMost);
          }
        };
    AtomicInteger calls = new AtomicInteger();
    Persistence persistence = new Persistence(pacer, () -> calls.get() > 100, Deaf.LISTENER);

    String answer =
        persistence.until(
            () -> {
              if (calls.incrementAndGet() < 10) {
                throw new IOException("not yet");
              }
              return "at last";
            });

    assertEquals("at last", answer);
    assertEquals(9, pauses.size());
    assertEquals(true, pauses.get(8).compareTo(pauses.get(0).multipliedBy(10)) > 0);
    assertThrows(
        IOException.class,
        () ->
            persistence.until(
                () -> {
                  calls.incrementAndGet();
                  throw new IOException("never");
                }));
  }
}
