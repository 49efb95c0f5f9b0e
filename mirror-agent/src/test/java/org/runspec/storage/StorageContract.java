package org.runspec.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every storage promises. An implementation extends this class and opens its storage; each
 * test has an empty one.
 */
public abstract class StorageContract extends ConcurrentStorageContract {

  @Test
  void anEmptyStorageHasNothing() throws IOException {
    assertTrue(storage.get(KEY).isEmpty());
    assertTrue(storage.stat(KEY).isEmpty());
    assertThrows(NoSuchFileException.class, () -> storage.open(KEY, 0));
    assertEquals(List.of(), storage.list(""));
    assertEquals(List.of(), storage.list("jobs"));
    assertEquals(List.of(), storage.children(""));
    assertEquals(List.of(), storage.children("jobs"));
    assertFalse(storage.delete(KEY));
  }

  @Test
  void anObjectIsWhatWasPutLast() throws IOException {
    Instant before = Instant.now().minus(Duration.ofMinutes(5));

    storage.put(KEY, bytes("one"));
    storage.put(KEY, bytes("three"));

    assertEquals("three", text(KEY));
    StoredObject known = storage.stat(KEY).orElseThrow();
    assertEquals(KEY, known.key());
    assertEquals(5, known.size());
    assertTrue(known.modified().isAfter(before), "modified " + known.modified());
    try (Storage other = open()) {
      assertArrayEquals(bytes("three"), other.get(KEY).orElseThrow());
    }
  }

  @Test
  void anObjectMayBeEmpty() throws IOException {
    storage.put(KEY, new byte[0]);

    assertEquals("", text(KEY));
    assertEquals(0, storage.stat(KEY).orElseThrow().size());
  }

  @Test
  void readingStartsAnywhere() throws IOException {
    storage.put(KEY, bytes("0123456789"));

    assertEquals("789", textFrom(7));
    assertEquals("", textFrom(10));
    assertEquals("", textFrom(11));
  }

  @Test
  void aStreamThatFailsOrEndsEarlyChangesNothing() throws IOException {
    storage.put(KEY, bytes("old"));
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[300_000]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("changed while it was read");
              }

              @Override
              public int read(byte[] target, int offset, int length) throws IOException {
                return read();
              }
            });

    assertThrows(IOException.class, () -> storage.put(KEY, failing, 400_000));
    assertThrows(
        IOException.class, () -> storage.put(KEY, new ByteArrayInputStream(new byte[10]), 11));

    assertEquals("old", text(KEY));
    assertEquals(List.of(KEY), keys(""));
  }

  @Test
  void ofAStreamNoMoreIsReadThanWasSaid() throws IOException {
    InputStream stream = new ByteArrayInputStream(bytes("0123456789"));

    storage.put(KEY, stream, 4);

    assertEquals("0123", text(KEY));
    assertEquals("456789", new String(stream.readAllBytes(), UTF_8));
  }

  @Test
  void aFileIsPutAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");

    storage.putFile(KEY, file);
    Files.writeString(file, "changed");

    assertEquals("content", text(KEY));
    assertThrows(NoSuchFileException.class, () -> storage.putFile(KEY, folder.resolve("absent")));
  }

  @Test
  void aFinalFileMayGoAway() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");

    storage.put(KEY, bytes("before"));
    storage.putFile(KEY, file, SourceUse.FINAL);
    storage.putFile(KEY, file, SourceUse.FINAL);
    Files.delete(file);

    assertEquals("content", text(KEY));
    assertEquals(List.of(KEY), keys(""));
  }

  @Test
  void whatIsAppendedToAFinalFilesObjectIsNotInTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");

    storage.putFile(KEY, file, SourceUse.FINAL);
    storage.append(KEY, 7, bytes(", more"));

    assertEquals("content, more", text(KEY));
    assertEquals("content", Files.readString(file));
  }

  @Test
  void appendingExtends() throws IOException {
    assertEquals(3, storage.append(KEY, 0, bytes("one")));
    assertEquals(6, storage.append(KEY, 3, bytes("two")));
    assertEquals(6, storage.append(KEY, 6, bytes("")));

    assertEquals("onetwo", text(KEY));
  }

  @Test
  void anAppendedObjectMayHaveBeenPut() throws IOException {
    storage.put(KEY, bytes("put"));

    assertEquals(11, storage.append(KEY, 3, bytes("appended")));

    assertEquals("putappended", text(KEY));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 4, 1000})
  void appendingElsewhereChangesNothingAndTellsTheLength(long position) throws IOException {
    storage.append(KEY, 0, bytes("one"));

    PositionMismatch mismatch =
        assertThrows(PositionMismatch.class, () -> storage.append(KEY, position, bytes("two")));

    assertEquals(3, mismatch.actual());
    assertEquals("one", text(KEY));
  }

  @Test
  void appendingToWhatIsAbsentTellsThatItIsEmpty() throws IOException {
    PositionMismatch mismatch =
        assertThrows(PositionMismatch.class, () -> storage.append(KEY, 5, bytes("two")));

    assertEquals(0, mismatch.actual());
    assertTrue(storage.stat(KEY).isEmpty());
  }

  @Test
  void whatIsThereIsNotCreatedAgain() throws IOException {
    assertTrue(storage.createIfAbsent(KEY, bytes("mine")));
    assertFalse(storage.createIfAbsent(KEY, bytes("yours")));

    assertTrue(storage.createIfAbsent(KEY, bytes("mine")), "an answer that was lost");
    assertFalse(storage.createIfAbsent(KEY, new ByteArrayInputStream(bytes("mine")), 4));
    assertArrayEquals(bytes("mine"), storage.get(KEY).orElseThrow());
    ObjectKey other = new ObjectKey("other");
    assertTrue(storage.createIfAbsent(other, new ByteArrayInputStream(bytes("x")), 1));
    assertArrayEquals(bytes("x"), storage.get(other).orElseThrow());
    assertEquals("mine", text(KEY));
  }

  @Test
  void deletingIsToldOnce() throws IOException {
    storage.put(KEY, bytes("one"));

    assertTrue(storage.delete(KEY));
    assertFalse(storage.delete(KEY));

    assertTrue(storage.get(KEY).isEmpty());
    assertEquals(List.of(), storage.children(""), "no empty folders");
    storage.put(KEY, bytes("two"));
    assertEquals("two", text(KEY));
  }

  @Test
  void listingIsRecursiveSortedAndByFolder() throws IOException {
    for (String path : List.of("b", "a/z", "a/b/c", "ab/x", "a.txt", "a/b.txt")) {
      storage.put(new ObjectKey(path), bytes(path));
    }

    assertEquals(
        List.of("a.txt", "a/b.txt", "a/b/c", "a/z", "ab/x", "b"),
        keys("").stream().map(ObjectKey::path).toList());
    assertEquals(
        List.of("a/b.txt", "a/b/c", "a/z"), keys("a").stream().map(ObjectKey::path).toList());
    assertEquals(keys("a"), keys("a/"));
    assertEquals(List.of(), keys("b"), "an object is no folder");
    assertEquals(List.of("a.txt", "a/", "ab/", "b"), storage.children(""));
    assertEquals(List.of("b.txt", "b/", "z"), storage.children("a"));
    assertEquals(List.of(), storage.children("b"));
    assertEquals(
        List.of(3L), storage.list("a").stream().map(StoredObject::size).toList().subList(2, 3));
  }

  @Test
  void namesAreHeldWhateverTheyAre() throws IOException {
    Set<ObjectKey> hostile = new TreeSet<>();
    for (String name : hostileNames()) {
      hostile.add(ObjectKey.of("odd", name));
      hostile.add(ObjectKey.of("odd", "in " + name, name));
    }
    for (ObjectKey key : hostile) {
      storage.put(key, bytes(key.path()));
      assertTrue(storage.createIfAbsent(key.parent().orElseThrow().resolve("~new"), bytes("x")));
      storage.append(key, storage.stat(key).orElseThrow().size(), bytes("!"));
    }

    for (ObjectKey key : hostile) {
      assertEquals(key.path() + "!", text(key));
    }
    hostile.addAll(keys("").stream().filter(key -> key.name().equals("~new")).toList());
    assertEquals(List.copyOf(hostile), keys("odd"));
    assertTrue(storage.children("odd").containsAll(hostileNames()));
  }

  /** Names within what every file system holds, 255 bytes. */
  static List<String> hostileNames() {
    return List.of(
        "a space",
        " lead and trail ",
        "it's \"quoted\"",
        "new\nline",
        "tab\tand\rreturn",
        "ünï-\u65e5\u672c\u8a9e-\ud83d\ude80",
        "e\u0301 or \u00e9",
        "UPPER",
        "upper",
        "Upper",
        "nul",
        "COM1.txt",
        "aux.",
        "dot.",
        "...",
        ".hidden",
        "a:b*c?d<e>f|g\\h",
        "%41^a%zz",
        "$HOME `id` ;&!",
        "-rf",
        "~",
        "#?&=+",
        "\u0001\u007f",
        "n".repeat(200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "a/.", "a\0b", "\ud800"})
  void whatIsNoKeyIsRefused(String path) {
    assertThrows(IllegalArgumentException.class, () -> new ObjectKey(path));
    assertThrows(IllegalArgumentException.class, () -> ObjectKey.of("jobs", path));
  }

  /** Whether an object and a folder can have one name. */
  protected boolean holdsFolderAndObjectOfOneName() {
    return false;
  }

  @Test
  void anObjectAndAFolderOfOneNameAreBothHeldOrRefused() throws IOException {
    if (!holdsFolderAndObjectOfOneName()) {
      anObjectInTheWayOfAFolderIsNamed();
      return;
    }
    storage.put(ObjectKey.of("a", "b", "c"), bytes("below"));
    storage.put(ObjectKey.of("a", "b"), bytes("object"));
    storage.append(ObjectKey.of("a", "b", "c", "d"), 0, bytes("further below"));

    assertEquals("object", text(ObjectKey.of("a", "b")));
    assertEquals("below", text(ObjectKey.of("a", "b", "c")));
    assertEquals(List.of("b", "b/"), storage.children("a"));
    assertTrue(storage.delete(ObjectKey.of("a", "b")));
    assertEquals(List.of("b/"), storage.children("a"));
  }

  private void anObjectInTheWayOfAFolderIsNamed() throws IOException {
    storage.put(ObjectKey.of("a", "b"), bytes("object"));
    ObjectKey below = ObjectKey.of("a", "b", "c", "d");

    List<Executable> writes =
        List.of(
            () -> storage.put(below, bytes("x")),
            () -> storage.append(below, 0, bytes("x")),
            () -> storage.createIfAbsent(below, bytes("x")),
            () -> storage.createIfAbsent(below, bytes("x")));
    for (var write : writes) {
      KeyOccupied occupied = assertThrows(KeyOccupied.class, write);
      assertEquals(ObjectKey.of("a", "b"), occupied.occupant());
    }

    assertTrue(storage.get(below).isEmpty());
    assertTrue(storage.stat(below).isEmpty());
    assertEquals("object", text(ObjectKey.of("a", "b")));
  }

  @Test
  void aFolderInTheWayOfAnObjectIsNamedOrInNobodysWay() throws IOException {
    if (holdsFolderAndObjectOfOneName()) {
      storage.put(ObjectKey.of("a", "b", "c"), bytes("object"));
      assertTrue(storage.get(ObjectKey.of("a", "b")).isEmpty());
      assertFalse(storage.delete(ObjectKey.of("a", "b")));
      assertTrue(storage.createIfAbsent(ObjectKey.of("a", "b"), bytes("x")));
      return;
    }
    storage.put(ObjectKey.of("a", "b", "c"), bytes("object"));
    ObjectKey folderKey = ObjectKey.of("a", "b");

    List<Executable> writes =
        List.of(
            () -> storage.put(folderKey, bytes("x")),
            () -> storage.append(folderKey, 0, bytes("x")),
            () -> storage.createIfAbsent(folderKey, bytes("x")));
    for (var write : writes) {
      KeyOccupied occupied = assertThrows(KeyOccupied.class, write);
      assertEquals(folderKey, occupied.occupant());
    }

    assertTrue(storage.get(folderKey).isEmpty());
    assertFalse(storage.delete(folderKey));
    assertThrows(NoSuchFileException.class, () -> storage.open(folderKey, 0));
    assertEquals("object", text(ObjectKey.of("a", "b", "c")));
  }

  @Test
  void aRelaxedStorageHasTheSameObjects() throws IOException {
    storage.put(KEY, bytes("put"));
    try (Storage relaxed = storage.relaxed()) {
      relaxed.append(KEY, 3, bytes(", appended"));
      relaxed.put(ObjectKey.of("other"), bytes("new"));
      assertTrue(relaxed.delete(KEY));
      assertTrue(relaxed.createIfAbsent(KEY, bytes("again")));
      relaxed.sync();
    }

    assertEquals("again", text(KEY));
    assertEquals("new", text(ObjectKey.of("other")));
  }
}
