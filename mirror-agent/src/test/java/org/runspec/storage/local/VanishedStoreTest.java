package org.runspec.storage.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** A store whose file system is unmounted for a while. */
class VanishedStoreTest {
  private static final ObjectKey KEY = new ObjectKey("jobs/job1/claims/0.1");
  private static final ObjectKey OTHER = new ObjectKey("jobs/job1/claims/0.2");
  private static final byte[] CONTENT = "claim".getBytes(UTF_8);

  @TempDir Path folder;
  private Path root;
  private Path away;
  private Storage storage;

  @BeforeEach
  void store() throws IOException {
    root = folder.resolve("store");
    away = folder.resolve("away");
    storage = LocalStorage.at(root);
    storage.createIfAbsent(KEY, CONTENT);
  }

  @Test
  void isNotTakenForAnEmptyOne() throws IOException {
    Storage relaxed = storage.relaxed();
    Files.move(root, away);

    expectFailures(storage);
    expectFailures(relaxed);
    expectFailures(storage.relaxed());
    expectFailures(LocalStorage.existingAt(root));
    assertFalse(Files.exists(root), "nobody made a second store");
  }

  @Test
  void isNotTakenForTheEmptyFolderOnWhichItWasMounted() throws IOException {
    Files.move(root, away);
    Files.createDirectory(root);

    expectFailures(storage);
    try (var left = Files.list(root)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void goesOnWhenItIsBack() throws IOException {
    Files.move(root, away);
    assertThrows(IOException.class, () -> storage.createIfAbsent(OTHER, CONTENT));
    Files.move(away, root);

    assertArrayEquals(CONTENT, storage.get(KEY).orElseThrow());
    assertTrue(storage.get(OTHER).isEmpty());
    assertTrue(storage.createIfAbsent(OTHER, CONTENT));
  }

  private static void expectFailures(Storage gone) {
    List<Executable> calls =
        List.of(
            () -> gone.get(KEY),
            () -> gone.stat(KEY),
            () -> gone.open(KEY, 0).close(),
            () -> gone.list("jobs"),
            () -> gone.children("jobs"),
            () -> gone.delete(KEY),
            () -> gone.put(OTHER, CONTENT),
            () -> gone.append(OTHER, 0, CONTENT),
            () -> gone.append(KEY, CONTENT.length, CONTENT),
            () -> gone.createIfAbsent(KEY, CONTENT),
            gone::sync);
    for (int i = 0; i < calls.size(); i++) {
      assertThrows(IOException.class, calls.get(i), "call " + i);
    }
  }
}
