package org.runspec.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.node.SharedFolders.Delivery;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;

/** A folder of a share is here as it was at one moment, or there is a reason why it is not. */
class SharedFoldersTest {
  private static final String DATA = "shares/data";

  @TempDir private Path temporary;
  private Storage storage;
  private Path cache;

  /** What happens before each of the next files is opened. */
  private final Deque<Event> events = new ArrayDeque<>();

  private interface Event {
    void happen() throws IOException;
  }

  @BeforeEach
  void fill() throws IOException {
    storage = LocalStorage.at(temporary.resolve("store"));
    cache = temporary.resolve("cache");
    put("a", "old a");
    put("b", "old b");
  }

  private void put(String name, String content) throws IOException {
    storage.put(key(name), content.getBytes(UTF_8));
  }

  private static ObjectKey key(String name) {
    return new ObjectKey(DATA + "/" + name);
  }

  private Delivery brought() throws IOException {
    Object eventful =
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("open") && !events.isEmpty()) {
                events.remove().happen();
              }
              try {
                return method.invoke(storage, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return new SharedFolders((Storage) eventful, cache).bring(DATA);
  }

  private static String text(Delivery delivery, String name) throws IOException {
    return Files.readString(assertInstanceOf(Delivery.Here.class, delivery).folder().resolve(name));
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> found = Files.list(cache)) {
      return found.filter(Files::isDirectory).map(Path::toString).toList();
    }
  }

  @Test
  void aFileDeletedMeanwhileIsNotWaitedFor() throws IOException {
    events.add(() -> {});
    events.add(() -> storage.delete(key("b")));

    Delivery delivery = brought();

    assertEquals(1, assertInstanceOf(Delivery.Here.class, delivery).files());
    assertEquals("old a", text(delivery, "a"));
  }

  @Test
  void contentThatIsReplacedMeanwhileIsNeverKeptUnderTheOldState() throws IOException {
    events.add(() -> {});
    events.add(() -> put("a", "new and longer a"));

    assertEquals("new and longer a", text(brought(), "a"));
    assertEquals(1, folders().size());
  }

  @Test
  void whatFailsWhileTheStoreAnswersIsTold() throws IOException {
    Files.writeString(cache, "no folder can be here");

    String reason = assertInstanceOf(Delivery.Refused.class, brought()).reason();

    assertEquals("java.nio.file.FileAlreadyExistsException: " + cache, reason);
  }

  @Test
  void aFolderThatChangesForEverIsGivenUp() throws IOException {
    for (int i = 0; i < 10; i++) {
      String name = "more" + i;
      events.add(() -> put(name, name));
    }

    assertInstanceOf(Delivery.Refused.class, brought());
    assertEquals(List.of(), folders());
  }

  @Test
  void anEmptyFolderIsNone() throws IOException {
    storage.delete(key("a"));
    storage.delete(key("b"));

    assertEquals(new Delivery.Refused("the store has no " + DATA), brought());
  }

  @Test
  void aStoreOutOfReachIsWaitedFor() {
    events.add(
        () -> {
          Files.move(temporary.resolve("store"), temporary.resolve("elsewhere"));
          throw new IOException("gone");
        });

    assertThrows(IOException.class, this::brought);
  }
}
