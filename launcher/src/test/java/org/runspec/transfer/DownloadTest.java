package org.runspec.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files come whole, once, and never over others. */
class DownloadTest extends BroughtFiles {
  @Test
  void filesLieAsTheyLayAndNothingElseIsLeft() throws Exception {
    Download.Outcome outcome = bring(item("a/b/it's.txt", "one"), item("naïve 日本.txt", "two"));

    assertEquals(new Download.Outcome(2, 6, 0), outcome);
    assertEquals(List.of("a/b/it's.txt", "naïve 日本.txt"), files());
    assertEquals("one", Files.readString(folder.resolve("a/b/it's.txt")));
  }

  @Test
  void thousandsOfFilesAreCountedOnce() throws Exception {
    Item[] many =
        IntStream.range(0, 2000)
            .mapToObj(i -> item("d" + i % 7 + "/" + i, "x"))
            .toArray(Item[]::new);
    AtomicLong moved = new AtomicLong();

    new Download(folder, false).bring(List.of(many), moved::addAndGet);

    assertEquals(2000, moved.get());
    assertEquals(2000, files().size());
  }

  @Test
  void whatIsThereAlreadyStays() throws Exception {
    bring(item("a", "same"));

    assertEquals(new Download.Outcome(1, 3, 1), bring(item("a", "same"), item("b", "new")));
  }

  @Test
  void theBeginningOfAFileThatGrewIsReplacedByTheWhole() throws Exception {
    bring(item("log", "line 1\n"));

    bring(item("log", "line 1\nline 2\n"));

    assertEquals("line 1\nline 2\n", Files.readString(folder.resolve("log")));
  }

  @Test
  void nothingIsChangedWhenOneFileWouldReplaceAnother() throws Exception {
    Files.writeString(folder.resolve("b"), "mine");

    String said = said(item("a", "theirs"), item("b", "theirs"));

    assertTrue(said.contains("b is there already and differs. Try: --force"), said);
    assertFalse(Files.exists(folder.resolve("a")));
    assertEquals("mine", Files.readString(folder.resolve("b")));
  }

  @Test
  void othersAreOverwrittenWhenThatIsAskedFor() throws Exception {
    Files.writeString(folder.resolve("b"), "mine");

    new Download(folder, true).bring(List.of(item("b", "theirs")), Meter.SILENT);

    assertEquals("theirs", Files.readString(folder.resolve("b")));
  }

  @Test
  void ofAFileThatGrowsComesWhatThereWas() throws Exception {
    bring(item("log", "begun and go".getBytes(UTF_8), 5, true));

    assertEquals("begun", Files.readString(folder.resolve("log")));
  }

  @Test
  void aFileThatBecameShorterIsNoFileOfARunThatEnded() throws Exception {
    byte[] little = "x".getBytes(UTF_8);

    assertThrows(IOException.class, () -> bring(item("a", little, 10, false)));
    bring(item("b", little, 10, true));

    assertEquals("x", Files.readString(folder.resolve("b")));
  }
}
