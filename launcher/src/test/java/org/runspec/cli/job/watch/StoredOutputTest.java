package org.runspec.cli.job.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.job.JobRecord;
import org.runspec.job.StoreLayout;
import org.runspec.report.Named;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.RunStore;
import org.runspec.store.Samples;
import org.runspec.store.file.FileRunStore;

/** Where in the store the output stands that a node no longer sends. */
class StoredOutputTest {
  private static final long PLAIN = 10;

  @TempDir Path folder;
  private Storage storage;
  private StoredOutput output;
  private ObjectKey key;

  @BeforeEach
  void makeRun() throws IOException {
    storage = LocalStorage.at(folder);
    RunStore store = FileRunStore.on(storage);
    JobRecord job = store.createJob(Samples.draft("s", 1, 1));
    key = new ObjectKey(StoreLayout.output(job.workspace(), job.shape().nameOf(0), 1));
    output = new StoredOutput(storage, new Named.Run(job, 0));
  }

  private void stored(String text) throws IOException {
    storage.append(key, 0, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Twenty-five bytes were printed, of which ten to fourteen were not kept. */
  @ParameterizedTest
  @CsvSource({
    "0, abcdefghij\\n[5 bytes were left out here]\\npqrstuvwxy",
    "9, j\\n[5 bytes were left out here]\\npqrstuvwxy",
    "10, \\n[5 bytes were left out here]\\npqrstuvwxy",
    "11, pqrstuvwxy",
    "15, pqrstuvwxy",
    "17, rstuvwxy",
    "25, ''",
  })
  void whatWasLeftOutIsPassedOver(long position, String rest) throws IOException {
    stored("abcdefghij\n[5 bytes were left out here]\npqrstuvwxy");

    assertEquals(rest.replace("\\n", "\n"), rest(position));
  }

  @ParameterizedTest
  @CsvSource({"0, abcdefghijklm", "10, klm", "12, m", "13, ''"})
  void whatIsWholeStandsWhereItWasPrinted(long position, String rest) throws IOException {
    stored("abcdefghijklm");

    assertEquals(rest, rest(position));
  }

  private String rest(long position) throws IOException {
    long place = output.placeOf(1, position, PLAIN);
    return new String(output.read(1, place), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsNotThereYetIsEmpty() throws IOException {
    assertEquals("", rest(12));
    assertEquals(0, output.beginOfLast(1, 3));
    assertEquals(List.of(), output.lastLines(1, 3));
  }

  @Test
  void lastLinesBeginBehindALineBreak() throws IOException {
    stored("one\ntwo\nthree\n");

    assertEquals(4, output.beginOfLast(1, 2));
    assertEquals(List.of("two", "three"), output.lastLines(1, 2));
    assertEquals(0, output.beginOfLast(1, 9));
  }
}
