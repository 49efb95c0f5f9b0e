package org.runspec.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** What every storage promises to many at once, and of much. */
abstract class ConcurrentStorageContract extends StorageFixture {

  @Test
  void appendedPiecesAreReadableWhileOthersCome() throws Exception {
    int pieces = 300;
    AtomicBoolean over = new AtomicBoolean();
    Callable<Void> reader =
        () -> {
          try (Storage other = open()) {
            while (!over.get()) {
              String seen = new String(other.get(KEY).orElse(new byte[0]), UTF_8);
              assertTrue(whole(pieces).startsWith(seen), seen);
            }
          }
          return null;
        };

    together(
        4,
        index -> {
          if (index > 0) {
            return reader.call();
          }
          long length = 0;
          for (int i = 0; i < pieces; i++) {
            length = storage.append(KEY, length, bytes(line(i)));
          }
          over.set(true);
          return null;
        });

    assertEquals(whole(pieces), text(KEY));
  }

  @Test
  void readersNeverSeeAnEmptyOrTornObject() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    storage.put(KEY, filled(1, 100_000));

    together(
        5,
        index -> {
          try (Storage mine = open()) {
            if (index == 0) {
              for (int i = 0; i < 200; i++) {
                mine.put(KEY, filled(i % 50, 1 + 997 * (i % 50)));
              }
              over.set(true);
            }
            while (!over.get()) {
              byte[] seen = mine.get(KEY).orElseThrow();
              assertTrue(seen.length > 0);
              assertArrayEquals(filled(seen[0], seen.length), seen);
            }
          }
          return null;
        });
  }

  @Test
  void ofManyCreatorsOneWinsAndReadersSeeAllOrNothing() throws Exception {
    int rounds = 20;
    int creators = 32;
    List<List<Integer>> winners = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      ObjectKey claim = ObjectKey.of("jobs", "job7", "claims", round + ".1");
      List<Boolean> won =
          together(
              creators,
              index -> {
                try (Storage mine = open()) {
                  boolean created = mine.createIfAbsent(claim, filled(index, 5_000));
                  byte[] seen = mine.get(claim).orElseThrow();
                  assertArrayEquals(filled(seen[0], 5_000), seen);
                  return created;
                }
              });
      winners.add(IntStream.range(0, creators).filter(won::get).boxed().toList());
      assertEquals(1, winners.get(round).size(), "winners of round " + round);
      assertEquals((byte) (int) winners.get(round).get(0), storage.get(claim).orElseThrow()[0]);
    }
    assertEquals(rounds, storage.list("jobs/job7/claims").size());
  }

  @Test
  void deletingOfManyIsToldToOneOfThem() throws Exception {
    for (int round = 0; round < 20; round++) {
      storage.put(KEY, bytes("one"));
      List<Boolean> deleted = together(8, index -> storage.delete(KEY));
      assertEquals(1, deleted.stream().filter(d -> d).count());
    }
  }

  @Test
  void foldersComeAndGoUnderConcurrentWriters() throws Exception {
    together(
        8,
        index -> {
          try (Storage mine = open()) {
            ObjectKey key = ObjectKey.of("a", "b", "c", "o" + index);
            for (int i = 0; i < 50; i++) {
              mine.put(key, bytes("x"));
              assertEquals(1, mine.append(key, 1, bytes("y")) - 1);
              assertTrue(mine.delete(key));
            }
          }
          return null;
        });

    assertEquals(List.of(), storage.list(""));
  }

  @Test
  void tenThousandObjectsAreListed() throws Exception {
    int threads = storage.transfers().parallel();
    try (Storage relaxed = storage.relaxed()) {
      together(
          threads,
          index -> {
            for (int i = index; i < 10_000; i += threads) {
              relaxed.put(ObjectKey.of("many", "d" + i % 10, "o" + i), bytes("" + i));
            }
            return null;
          });
      relaxed.sync();
    }

    List<StoredObject> all = storage.list("many");

    assertEquals(10_000, all.size());
    assertEquals(1_000, storage.list("many/d3").size());
    assertEquals(1_000, storage.children("many/d3").size());
    assertEquals(10, storage.children("many").size());
    assertEquals(all, all.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList());
  }

  @Test
  void bigObjectsTakeNoMemory() throws IOException {
    long length = 1L << 28;
    Random random = new Random(1);
    CRC32C written = new CRC32C();
    byte[] block = new byte[1 << 20];
    random.nextBytes(block);
    InputStream big =
        new InputStream() {
          private long at;

          @Override
          public int read() {
            throw new AssertionError("a big object is read in pieces, not by the byte");
          }

          @Override
          public int read(byte[] target, int offset, int count) {
            int start = (int) (at % block.length);
            int piece = Math.min(count, block.length - start);
            System.arraycopy(block, start, target, offset, piece);
            written.update(block, start, piece);
            at += piece;
            return piece;
          }
        };

    storage.put(KEY, big, length);
    storage.append(KEY, length, bytes("end"));

    assertEquals(length + 3, storage.stat(KEY).orElseThrow().size());
    written.update(bytes("end"));
    assertEquals(written.getValue(), checksum(KEY));
    try (InputStream tail = storage.open(KEY, length)) {
      assertEquals("end", new String(tail.readAllBytes(), UTF_8));
    }
  }
}
