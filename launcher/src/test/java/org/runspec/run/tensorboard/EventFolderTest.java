package org.runspec.run.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFolderTest {
  private static final Instant TIME = Instant.parse("2026-11-20T06:24:24.123Z");

  @TempDir private Path scratch;

  private final List<String> notes = new ArrayList<>();
  private Path folder;
  private EventFolder events;

  @BeforeEach
  void placeFolder() {
    folder = scratch.resolve("logs");
    events = new EventFolder(folder, notes::add);
  }

  private EventFileWriter writer(String subfolder) {
    return EventFileWriter.create(folder.resolve(subfolder), "host", () -> TIME);
  }

  private List<String> polled() {
    return events.poll().stream()
        .map(point -> point.tag() + "@" + point.step() + "=" + point.value())
        .toList();
  }

  /** A complete event file of three steps. */
  private byte[] threeSteps() throws IOException {
    Path elsewhere = scratch.resolve("elsewhere");
    try (EventFileWriter writer = EventFileWriter.create(elsewhere, "host", () -> TIME)) {
      for (int step = 1; step <= 3; step++) {
        writer.scalars(step, Map.of("loss", step / 2.0));
      }
      return Files.readAllBytes(writer.file());
    }
  }

  @Test
  void filesOfAnEarlierRunCanBeLeftOut() {
    try (EventFileWriter earlier = writer("")) {
      earlier.scalars(1, Map.of("loss", 0.5));
    }
    events.leaveOutPresent();

    try (EventFileWriter own = writer("own")) {
      own.scalars(2, Map.of("loss", 0.25));
    }

    assertEquals(List.of("own/loss@2=0.25"), polled());
  }

  @Test
  void aFolderThatIsNotThereYetHoldsNothing() throws IOException {
    assertEquals(List.of(), polled());
    Files.createDirectories(folder);
    assertEquals(List.of(), polled());
    try (EventFileWriter writer = writer("")) {
      writer.scalars(1, Map.of("loss", 0.5));
      assertEquals(List.of("loss@1=0.5"), polled());
    }
  }

  @Test
  void whatIsWrittenIsSeenAtOnceAndOnlyOnce() {
    try (EventFileWriter writer = writer("")) {
      writer.scalars(1, Map.of("loss", 0.5));
      assertEquals(List.of(new ScalarPoint("loss", 1, TIME, 0.5)), events.poll());
      assertEquals(List.of(), polled());
      writer.scalars(2, Map.of("loss", 0.25));
      assertEquals(List.of("loss@2=0.25"), polled());
    }
  }

  @Test
  void newFilesAreFoundAndSubfoldersNameTheirTags() {
    try (EventFileWriter train = writer("train");
        EventFileWriter validation = writer("deep/validation")) {
      train.scalars(1, Map.of("loss", 0.5));
      validation.scalars(1, Map.of("loss", 0.75));
      assertEquals(List.of("deep/validation/loss@1=0.75", "train/loss@1=0.5"), polled());
      try (EventFileWriter second = writer("train")) {
        second.scalars(2, Map.of("loss", 0.25));
        train.scalars(3, Map.of("loss", 0.125));
        assertEquals(List.of("train/loss@3=0.125", "train/loss@2=0.25"), polled());
      }
    }
  }

  @Test
  void aHalfWrittenRecordWaitsForItsRestWhereverItWasCut() throws IOException {
    byte[] whole = threeSteps();
    Files.createDirectories(folder);
    Path file = folder.resolve("events.out.tfevents.1.host.0");
    List<String> seen = new ArrayList<>();
    for (byte next : whole) {
      Files.write(file, new byte[] {next}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      seen.addAll(polled());
    }
    assertEquals(List.of("loss@1=0.5", "loss@2=1.0", "loss@3=1.5"), seen);
    assertEquals(List.of(), notes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"length", "data"})
  void aDamagedFileIsReportedOnceAndTheOthersGoOn(String damage) throws IOException {
    byte[] bytes = threeSteps();
    int record = (bytes.length - firstRecord(bytes)) / 3;
    int middle = bytes.length - 2 * record;
    bytes[damage.equals("length") ? middle : middle + RecordFrame.HEADER_BYTES + 3] ^= 1;
    Files.createDirectories(folder);
    Files.write(folder.resolve("events.out.tfevents.1.host.0"), bytes);
    Files.write(folder.resolve("events.out.tfevents.2.host.0"), threeSteps());
    assertEquals(List.of("loss@1=0.5", "loss@1=0.5", "loss@2=1.0", "loss@3=1.5"), polled());
    assertEquals(List.of(), polled());
    assertEquals(1, notes.size(), notes.toString());
    assertTrue(notes.get(0).contains("events.out.tfevents.1.host.0: "), notes.get(0));
    assertTrue(notes.get(0).contains("checksum"), notes.get(0));
  }

  @Test
  void aFileThatShrankIsReportedOnce() throws IOException {
    Files.createDirectories(folder);
    Path file = Files.write(folder.resolve("events.out.tfevents.1.host.0"), threeSteps());
    assertEquals(3, polled().size());
    Files.write(file, Arrays.copyOf(threeSteps(), 10));
    assertEquals(List.of(), polled());
    assertEquals(List.of(), polled());
    assertEquals(1, notes.size(), notes.toString());
  }

  @Test
  void aFileThatIsRemovedIsForgottenQuietly() throws IOException {
    try (EventFileWriter writer = writer("")) {
      writer.scalars(1, Map.of("loss", 0.5));
      assertEquals(List.of("loss@1=0.5"), polled());
      Files.delete(writer.file());
    }
    assertEquals(List.of(), polled());
    assertEquals(List.of(), notes);
  }

  @Test
  void aFolderThatIsALinkIsEntered() throws IOException {
    Path link = scratch.resolve("link");
    try {
      Files.createSymbolicLink(link, scratch.resolve("elsewhere"));
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "needs symbolic links: " + e);
    }
    threeSteps();
    assertEquals(3, new EventFolder(link, notes::add).poll().size());
  }

  @Test
  void otherFilesAreLeftAlone() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("model.pt"), "not events");
    assertEquals(List.of(), polled());
    assertEquals(List.of(), notes);
  }

  @Test
  void writersOfTheSameSecondGetFilesOfTheirOwn() {
    try (EventFileWriter first = writer("");
        EventFileWriter second = writer("")) {
      assertEquals(
          List.of("events.out.tfevents.1795155864.host.0", "events.out.tfevents.1795155864.host.1"),
          List.of(first.file().getFileName().toString(), second.file().getFileName().toString()));
    }
  }

  private static int firstRecord(byte[] bytes) throws IOException {
    long length = RecordFrame.length(Arrays.copyOf(bytes, RecordFrame.HEADER_BYTES));
    return (int) length + RecordFrame.HEADER_BYTES + RecordFrame.FOOTER_BYTES;
  }
}
