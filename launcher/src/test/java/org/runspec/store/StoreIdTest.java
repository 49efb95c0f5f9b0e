package org.runspec.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.CorruptRecordException;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;

/** A store that was moved away is not mistaken for the one that came to stand at its place. */
class StoreIdTest {
  private static final ObjectKey KEY = new ObjectKey("jobs/job1/alive");

  @TempDir Path folder;

  private long now;

  private Path store() {
    return folder.resolve("store");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Storage guarded() throws IOException {
    StoreId id;
    try (Storage storage = LocalStorage.at(store())) {
      id = StoreId.of(storage);
    }
    return new GuardedStorage(
        LocalStorage.existingAt(store()), id, Duration.ofSeconds(1), () -> now);
  }

  private void anotherStoreComes() throws IOException {
    Files.move(store(), folder.resolve("moved"));
    try (Storage other = LocalStorage.at(store())) {
      StoreId.of(other);
    }
  }

  @Test
  void aStoreKeepsTheIdentityThatItGotFirst() throws IOException {
    try (Storage storage = LocalStorage.at(store());
        Storage other = LocalStorage.at(folder.resolve("other"))) {
      assertEquals(Optional.empty(), StoreId.in(storage));
      StoreId id = StoreId.of(storage);
      assertEquals(id, StoreId.of(storage));
      assertEquals(Optional.of(id), StoreId.in(storage));
      assertNotEquals(id, StoreId.of(other));
    }
  }

  @Test
  void aDamagedIdentityIsTold() throws IOException {
    try (Storage storage = LocalStorage.at(store())) {
      storage.put(new ObjectKey("store.json"), bytes("{\"id\": \"../..\"}"));
      assertThrows(CorruptRecordException.class, () -> StoreId.in(storage));
    }
  }

  @Test
  void nothingIsWrittenIntoAnotherStoreNorReadFromIt() throws IOException {
    try (Storage storage = guarded()) {
      storage.put(KEY, bytes("1"));
      anotherStoreComes();
      now += Duration.ofSeconds(1).toNanos();

      IOException refused = assertThrows(IOException.class, () -> storage.put(KEY, bytes("2")));
      assertEquals("another store stands there", refused.getMessage());
      assertThrows(IOException.class, () -> storage.get(KEY));
      assertTrue(Files.notExists(store().resolve("jobs")));
    }
  }

  @Test
  void itGoesOnWhenTheRightStoreIsBack() throws IOException {
    try (Storage storage = guarded()) {
      storage.put(KEY, bytes("1"));
      anotherStoreComes();
      now += Duration.ofSeconds(1).toNanos();
      assertThrows(IOException.class, () -> storage.get(KEY));

      Files.move(store(), folder.resolve("other"));
      Files.move(folder.resolve("moved"), store());
      assertEquals("1", new String(storage.get(KEY).orElseThrow(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void noStoreComesToBeWhereOneWasTakenAway() throws IOException {
    try (Storage storage = guarded()) {
      storage.put(KEY, bytes("1"));
      Files.move(store(), folder.resolve("moved"));
      now += Duration.ofSeconds(1).toNanos();
      assertThrows(IOException.class, () -> storage.put(KEY, bytes("2")));
      assertTrue(Files.notExists(store()));
    }
  }
}
