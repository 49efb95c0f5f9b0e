package org.runspec.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A storage for each test, and what tests of storages need. */
abstract class StorageFixture {
  static final ObjectKey KEY = ObjectKey.of("jobs", "job7", "job.json");

  @TempDir protected Path folder;

  Storage storage;

  /** Another client of the one storage that the running test uses. */
  protected abstract Storage open() throws IOException;

  @BeforeEach
  void openOnce() throws IOException {
    storage = open();
  }

  @AfterEach
  void close() throws IOException {
    if (storage != null) {
      storage.close();
    }
  }

  String text(ObjectKey key) throws IOException {
    return new String(storage.get(key).orElseThrow(), UTF_8);
  }

  String textFrom(long offset) throws IOException {
    try (InputStream stream = storage.open(KEY, offset)) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  List<ObjectKey> keys(String folder) throws IOException {
    return storage.list(folder).stream().map(StoredObject::key).toList();
  }

  long checksum(ObjectKey key) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] piece = new byte[1 << 16];
    try (InputStream stream = storage.open(key, 0)) {
      for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
        sum.update(piece, 0, read);
      }
    }
    return sum.getValue();
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] filled(int value, int length) {
    byte[] content = new byte[length];
    Arrays.fill(content, (byte) value);
    return content;
  }

  static String line(int i) {
    return "line " + i + "\n";
  }

  static String whole(int pieces) {
    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      whole.append(line(i));
    }
    return whole.toString();
  }

  /** Lets many threads begin at the same moment, and returns what each returned. */
  static <T> List<T> together(int threads, Task<T> task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int index = i;
        futures.add(
            pool.submit(
                () -> {
                  start.await();
                  return task.run(index);
                }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get(60, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  interface Task<T> {
    T run(int index) throws Exception;
  }
}
