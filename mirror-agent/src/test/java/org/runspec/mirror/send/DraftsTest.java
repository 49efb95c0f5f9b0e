package org.runspec.mirror.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.mirror.cursor.Block;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.cursor.FileCursor;
import org.runspec.mirror.tree.FileState;
import org.runspec.storage.ObjectKey;

class DraftsTest {
  private static final Duration MOMENT = Duration.ofMillis(150);
  private static final long NOW = Duration.ofHours(1).toNanos();

  private final Cursors cursors = new Cursors();
  private final Drafts drafts = new Drafts(cursors, MOMENT);

  private static FileState file(long size, long millisAgo) {
    return new FileState("7", size, NOW - Duration.ofMillis(millisAgo).toNanos(), false);
  }

  private boolean mayBe(String name, long size, long millisAgo) {
    return drafts.mayBe(new ObjectKey(name), file(size, millisAgo), NOW);
  }

  @Test
  void whatIsEmptyAsYetGetsAMoment() {
    assertTrue(mayBe("folder/latest.txt.new", 0, 149));
    assertFalse(mayBe("folder/latest.txt.new", 0, 150), "it stays empty");
    assertFalse(mayBe("folder/latest.txt.new", 1, 0), "no file beside it has its name");
  }

  @ParameterizedTest
  @CsvSource({
    "folder/latest.txt.new, true",
    "folder/latest.txt.4462.tmp, true",
    "folder/latest.txt~, false",
    "latest.txt.new, false",
    "folder/other.txt.new, false",
    "folder/latest.csv, false",
  })
  void whatMayBeAboutToReplaceAFileGetsAMoment(String name, boolean expected) {
    ObjectKey original = new ObjectKey("folder/latest.txt");
    cursors.put(original, new FileCursor(file(9, 999), 9, 1, Block.NONE, Block.NONE, true));

    assertEquals(expected, mayBe(name, 9, 149));
    assertFalse(mayBe(name, 9, 150), "it is written to no more");
  }
}
