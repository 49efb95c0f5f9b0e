package org.runspec.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/** Files come whole or not at all, never over others, and never outside of the folder. */
class DownloadTest {
  @TempDir Path temporary;
  private Path folder;
  private final List<Long> offsets = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("here"));
  }

  private Item item(String path, byte[] content, long size, boolean growing) {
    return new Item(
        path,
        size,
        path + size,
        Optional.empty(),
        false,
        growing,
        offset -> {
          offsets.add(offset);
          InputStream in = new ByteArrayInputStream(content);
          in.skipNBytes(offset);
          return in;
        });
  }

  private Item item(String path, String content) {
    byte[] bytes = content.getBytes(UTF_8);
    return item(path, bytes, bytes.length, false);
  }

  private Download.Outcome bring(Item... items) throws IOException, InterruptedException {
    return new Download(folder, false).bring(List.of(items), Meter.SILENT);
  }

  private String said(Item... items) {
    return assertThrows(UserProblem.class, () -> bring(items)).getMessage();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !Files.isDirectory(file))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

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
  void anInterruptedDownloadGoesOnWhereItWas() throws Exception {
    byte[] content = new byte[5 << 20];
    IntStream.range(0, content.length).forEach(i -> content[i] = (byte) (i * 31 / 7));
    Item breaking =
        new Item(
            "big",
            content.length,
            "state",
            Optional.empty(),
            false,
            false,
            offset -> broken(content));
    assertThrows(IOException.class, () -> bring(breaking));
    assertFalse(Files.exists(folder.resolve("big")));

    Item whole =
        new Item(
            "big",
            content.length,
            "state",
            Optional.empty(),
            false,
            false,
            offset -> {
              offsets.add(offset);
              InputStream in = new ByteArrayInputStream(content);
              in.skipNBytes(offset);
              return in;
            });
    bring(whole);

    assertEquals(3 << 20, Collections.max(offsets));
    assertEquals(-1, Files.mismatch(folder.resolve("big"), write(content)));
    assertEquals(List.of("big"), files());
  }

  private Item breaking(String path, String state) {
    byte[] content = new byte[5 << 20];
    return new Item(
        path,
        content.length,
        state,
        Optional.empty(),
        false,
        false,
        offset -> {
          offsets.add(offset);
          return broken(content);
        });
  }

  @Test
  void whatAnotherDownloadLeftThereStays() throws Exception {
    assertThrows(IOException.class, () -> bring(breaking("big", "state")));

    bring(item("small", "x"));
    bring(breaking("big", "state"));

    assertEquals(3 << 20, Collections.max(offsets));
  }

  @Test
  void whatIsLeftOfAnEarlierStateIsTakenAway() throws Exception {
    assertThrows(IOException.class, () -> bring(breaking("big", "earlier")));

    bring(item("big", "now"));

    assertEquals(List.of("big"), files());
  }

  @Test
  void theLockHoldsThoughTheOneBeforeTookItsFileAway() throws Exception {
    try (Workshop first = Workshop.in(folder)) {
      first.clear(List.of());
      try (Workshop second = Workshop.in(folder)) {
        assertNotNull(second);
        assertThrows(UserProblem.class, () -> Workshop.in(folder));
      }
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNotTheStoresTrouble() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    Download download = new Download(file.resolve("below"), false);

    ExternalProblem problem =
        assertThrows(
            ExternalProblem.class, () -> download.bring(List.of(item("a", "x")), Meter.SILENT));

    assertTrue(problem.getMessage().startsWith("Could not download to " + file));
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(temporary.resolve("expected"), content);
  }

  private static InputStream broken(byte[] content) {
    return new FilterInputStream(new ByteArrayInputStream(content)) {
      private int given;

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (given >= 3 << 20) {
          throw new IOException("the line went dead");
        }
        int read = super.read(bytes, offset, length);
        given += read;
        return read;
      }
    };
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

  @Test
  void nothingIsWrittenOutside() {
    for (String path : List.of("../evil", "a/../../evil", "..", "a/../..")) {
      assertTrue(said(item(path, "x")).contains("outside"), path);
    }
    assertFalse(Files.exists(temporary.resolve("evil")));
  }

  @Test
  void nothingIsWrittenThroughALink() throws Exception {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("mirrored"), elsewhere);

    assertTrue(said(item("mirrored/a", "x")).contains("is a link"));
    assertFalse(Files.exists(elsewhere.resolve("a")));
  }

  @Test
  void filesAndFoldersDontGiveWayToEachOther() throws Exception {
    Files.createDirectory(folder.resolve("folder"));
    Files.writeString(folder.resolve("file"), "x");

    assertTrue(said(item("folder", "x")).contains("there is a folder of this name"));
    assertTrue(said(item("file/a", "x")).contains("is a file"));
  }

  @Test
  void twoDownloadsDontMeetInOneFolder() throws Exception {
    try (AutoCloseable busy = Workshop.in(folder)) {
      assertNotNull(busy);
      assertTrue(said(item("a", "x")).contains("another download is writing there"));
    }
  }

  @Test
  void namesThatWindowsCannotHoldAreWrittenOtherwise() {
    LocalNames windows = new LocalNames(true);

    assertEquals("%63on.txt", windows.forWindows("con.txt"));
    assertEquals("a%3ab%3f%2a%22.txt", windows.forWindows("a:b?*\".txt"));
    assertEquals("back%5cslash%2e", windows.forWindows("back\\slash."));
    assertEquals("naïve 日本", windows.forWindows("naïve 日本"));
  }

  /** The CRC-32C of "123456789", as its standard gives it. */
  private static final String SUM = "e3069283";

  @Test
  void aFileThatIsNotWhatItWasIsNamedAndNotBrought() throws Exception {
    Item good = item("good", "123456789").provenBy(SUM);
    Item flipped = item("flipped", "123456788").provenBy(SUM);

    ExternalProblem problem = assertThrows(ExternalProblem.class, () -> bring(flipped, good));

    assertTrue(problem.getMessage().startsWith("Could not download flipped: its content"));
    assertEquals(List.of("good"), files());
  }

  @Test
  void aGoodFileStaysWhenItsSourceIsSpoiledLater() throws Exception {
    bring(item("a", "123456789").provenBy(SUM));
    offsets.clear();

    assertEquals(new Download.Outcome(0, 0, 1), bring(item("a", "123456788").provenBy(SUM)));
    assertEquals(List.of(), offsets, "nothing was read");
  }

  @Test
  void aFileThatIsSpoiledHereAsThereIsNotCalledTheSame() throws Exception {
    bring(item("a", "123456788"));

    assertThrows(ExternalProblem.class, () -> bring(item("a", "123456788").provenBy(SUM)));
  }

  @Test
  void aPartThatIsSpoiledInItsMidstIsBroughtAnew() throws Exception {
    byte[] content = new byte[5 << 20];
    ContentSum sum = new ContentSum();
    sum.add(content, content.length);
    Item whole = item("big", content, content.length, false).provenBy(sum.text());
    Item breaking =
        new Item(
            "big",
            content.length,
            whole.state(),
            whole.sum(),
            false,
            false,
            offset -> broken(content));
    assertThrows(IOException.class, () -> bring(breaking));
    try (Workshop workshop = Workshop.in(folder)) {
      try (RandomAccessFile part = new RandomAccessFile(workshop.partOf(whole).toFile(), "rw")) {
        part.seek(1 << 20);
        part.write(1);
      }
    }

    bring(whole);

    assertEquals(-1, Files.mismatch(folder.resolve("big"), write(content)));
  }

  @Test
  void whoeverStopsItInTheMidstGoesOnFromThere() throws Exception {
    byte[] content = new byte[8 << 20];
    Thread mover = Thread.currentThread();
    AtomicLong moved = new AtomicLong();
    Meter stopping =
        bytes -> {
          if (moved.addAndGet(bytes) == 4 << 20) {
            mover.interrupt(); // as Ctrl-C does
            awaitInterrupt();
          }
        };
    Item big = item("big", content, content.length, false);

    assertThrows(
        InterruptedException.class,
        () -> new Download(folder, false).bring(List.of(big), stopping));
    Thread.interrupted();
    assertFalse(Files.exists(folder.resolve("big")));
    offsets.clear();
    bring(big);

    assertEquals(4 << 20, Collections.max(offsets));
    assertEquals(-1, Files.mismatch(folder.resolve("big"), write(content)));
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
