package org.runspec.storage.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.storage.ObjectKey;

/** What tells how things are goes on to do so on a full disk. */
class OverwritingTest {
  @TempDir Path folder;

  @Test
  void aSmallFileGetsALongerOrShorterContent() throws IOException {
    Path file = Files.writeString(folder.resolve("alive"), "number 1");
    assertTrue(new Overwriting(file).with("number 10, on a full disk".getBytes(UTF_8)));
    assertEquals("number 10, on a full disk", Files.readString(file));

    assertTrue(new Overwriting(file).with("2".getBytes(UTF_8)));
    assertEquals("2", Files.readString(file));
  }

  @Test
  void nothingIsMadeThatNeedsRoom() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    Path file = Files.writeString(folder.resolve("alive"), "1");

    assertFalse(new Overwriting(folder.resolve("absent")).with(new byte[] {1}));
    assertFalse(new Overwriting(empty).with(new byte[] {1}));
    assertFalse(new Overwriting(file).with(new byte[5000]));
    assertEquals("1", Files.readString(file));
    assertFalse(Files.exists(folder.resolve("absent")));
  }

  @Test
  void anObjectIsRefreshedAsItIsPut() throws IOException {
    try (LocalStorage storage = LocalStorage.at(folder.resolve("store"))) {
      ObjectKey key = new ObjectKey("jobs/job1/alive");
      storage.refresh(key, "1".getBytes(UTF_8));
      storage.refresh(key, "2".getBytes(UTF_8));

      assertEquals("2", new String(storage.get(key).orElseThrow(), UTF_8));
    }
  }
}
