package org.runspec.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runspec.mirror.send.Deletions;

/** Copies of deleted files stay, and whoever wants to know is told which they are. */
class DeletionsTest extends MirroredFolder {
  private final Memory memory = new Memory();

  @BeforeEach
  void remember() {
    fixture.planned(plan -> plan.remembering(memory));
  }

  @Test
  void aDeletedFileIsKnownOnceTheMirrorHasCaughtUp() throws Exception {
    fixture.write("kept", "content");
    Path lock = fixture.write("folder/lock", "content");
    fixture.started();
    Files.delete(lock);
    fixture.flush();

    assertEquals(Set.of("folder/lock"), memory.read());
    assertEquals(Optional.of("content"), fixture.copy("folder/lock"));
  }

  @Test
  void aFileThatWasNeverCopiedIsNotMissed() throws Exception {
    fixture.write("a", "content");
    fixture.started();

    fixture.finish();

    assertEquals(List.of(), memory.written);
  }

  @Test
  void aRenamedFileIsNoDeletedOne() throws Exception {
    fixture.write("draft", "content");
    fixture.started();
    Files.move(fixture.root.resolve("draft"), fixture.root.resolve("final"));
    fixture.flush();

    fixture.finish();

    assertEquals(Set.of(), memory.read());
    assertEquals(Optional.empty(), fixture.copy("draft"));
  }

  @Test
  void aFileThatComesBackIsNotCalledDeletedWhenItIsSent() throws Exception {
    Path file = fixture.write("a", "first");
    fixture.started();
    Files.delete(file);
    fixture.flush();
    memory.copyWhenWritten = () -> fixture.copy("a");
    fixture.write("a", "second");
    fixture.flush();

    assertEquals(List.of(Set.of("a"), Set.of()), memory.written);
    assertEquals(Optional.of("first"), memory.copies.get(1), "before the new content is there");
  }

  @Test
  void aNewMirrorKnowsWhatTheOneBeforeKnew() throws Exception {
    Path one = fixture.write("one", "content");
    Path two = fixture.write("two", "content");
    fixture.started();
    Files.delete(one);
    fixture.flush();
    fixture.close();
    Files.delete(two);
    fixture.started();

    assertTrue(fixture.finish().agrees());

    assertEquals(Set.of("one", "two"), memory.read());
  }

  private interface Look {
    Optional<String> copy() throws Exception;
  }

  /** Remembers in memory. */
  private static final class Memory implements Deletions {
    private final List<Set<String>> written = Collections.synchronizedList(new ArrayList<>());
    private final List<Optional<String>> copies = Collections.synchronizedList(new ArrayList<>());
    private volatile Look copyWhenWritten = Optional::empty;

    @Override
    public Set<String> read() {
      return written.isEmpty() ? Set.of() : written.get(written.size() - 1);
    }

    @Override
    public void write(Set<String> names) {
      try {
        copies.add(copyWhenWritten.copy());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      written.add(Set.copyOf(names));
    }
  }
}
