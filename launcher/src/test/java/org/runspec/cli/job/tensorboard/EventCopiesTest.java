package org.runspec.cli.job.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.storage.ForwardingStorage;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.Samples;
import org.runspec.transfer.LocalDisk;

class EventCopiesTest {
  private static final JobRecord JOB = Samples.draft("s", 1, 1).numbered(new JobName(1), 1);
  private static final String EVENTS = "events.out.tfevents.7.host.0";

  @TempDir private Path scratch;
  private final List<String> opened = new ArrayList<>();
  private Path folder;
  private Storage storage;
  private Optional<IOException> outage = Optional.empty();

  @BeforeEach
  void openStorage() throws IOException {
    folder = scratch.resolve("run1.1");
    storage =
        new ForwardingStorage(LocalStorage.at(scratch.resolve("store"))) {
          @Override
          protected <T> T forward(Request<T> request) throws IOException {
            if (outage.isPresent()) {
              throw outage.get();
            }
            return request.answer();
          }

          @Override
          public InputStream open(ObjectKey key, long offset) throws IOException {
            opened.add(key.path().replaceFirst(".*/", "") + " from " + offset);
            return super.open(key, offset);
          }

          @Override
          public Storage relaxed() {
            return this;
          }
        };
  }

  private static RunRow run(int attempt) {
    return new RunRow(
        0,
        JOB.shape().nameOf(0),
        RunState.RUNNING,
        attempt,
        Optional.of(0),
        "",
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.of(Samples.NOON),
        Optional.empty(),
        Map.of());
  }

  private void mirror(int attempt, String path, String content) throws IOException {
    String mirrored = StoreLayout.mirrored(JOB.workspace(), JOB.shape().nameOf(0), attempt);
    storage.put(new ObjectKey(mirrored + "/" + path), content.getBytes(StandardCharsets.UTF_8));
  }

  private boolean bring(int attempts) throws IOException {
    return new EventCopies(storage, new LocalDisk("collect", "room there"))
        .bring(JOB, run(attempts), folder);
  }

  private Map<String, String> copies() throws IOException {
    Map<String, String> copies = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        copies.put(name, Files.readString(file));
      }
    }
    return copies;
  }

  @Test
  void aFileStaysWhereItIsWhenFilesAppearInOtherFolders() throws IOException {
    mirror(1, "x/train/" + EVENTS, "1");
    bring(1);
    mirror(1, "x/test/" + EVENTS, "2");
    mirror(1, EVENTS, "3");
    mirror(1, "x/notes.txt", "no events");
    bring(1);

    assertEquals(Map.of(EVENTS, "3", "x/test/" + EVENTS, "2", "x/train/" + EVENTS, "1"), copies());
  }

  @Test
  void whatGrewIsContinuedAndWhatDidNotIsLeftAlone() throws IOException {
    String start = "a".repeat(10_000);
    mirror(1, EVENTS, start);
    bring(1);
    opened.clear();
    bring(1);
    assertEquals(List.of(), opened);

    mirror(1, EVENTS, start + "b");
    bring(1);

    assertEquals(start + "b", copies().get(EVENTS));
    assertEquals(EVENTS + " from 10000", opened.get(opened.size() - 1));
  }

  @Test
  void aFileThatWasWrittenAnewIsCopiedAnewBeItLongerOrNot() throws IOException {
    for (String content : List.of("first", "another one", "short", "x")) {
      mirror(1, EVENTS, content);
      bring(1);

      assertEquals(Map.of(EVENTS, content), copies());
    }
  }

  /** The second attempt began with the files of the first, and went on writing to them. */
  @Test
  void ofAttemptsWithTheSameFileTheLastCounts() throws IOException {
    mirror(1, EVENTS, "restored, and then lost");
    mirror(1, "events.out.tfevents.1.host.0", "of the first alone");
    bring(1);
    mirror(2, EVENTS, "restored, went on");
    for (int round = 0; round < 2; round++) {
      bring(2);

      assertEquals(
          Map.of(EVENTS, "restored, went on", "events.out.tfevents.1.host.0", "of the first alone"),
          copies());
    }
  }

  @Test
  void aRunWithoutEventFilesHasNone() throws IOException {
    mirror(1, "metrics.csv", "1");

    assertFalse(bring(1));
    assertFalse(Files.exists(folder));
  }

  @Test
  void troubleOfTheStoreIsNotToldAsThatOfTheFolder() throws IOException {
    mirror(1, EVENTS, "1");
    IOException silence = new IOException("the store does not answer");
    outage = Optional.of(silence);

    assertSame(silence, assertThrows(IOException.class, () -> bring(1)));

    outage = Optional.empty();
    Files.writeString(folder, "a file where the folder should be");
    ExternalProblem refused = assertThrows(ExternalProblem.class, () -> bring(1));
    assertTrue(refused.getMessage().contains("room there"), refused.getMessage());
  }
}
