package org.runspec.node.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.JobName;
import org.runspec.job.StoreLayout;
import org.runspec.node.journal.Deaf;
import org.runspec.node.journal.Persistence;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;

/** A run waits for its code while the store is away, and fails when there is none to come. */
class PatientCodeTest {
  private static final JobName JOB = new JobName(1);

  @TempDir Path folder;
  private Storage storage;
  private final List<Duration> pauses = new ArrayList<>();

  @BeforeEach
  void fillStore() throws IOException {
    storage = LocalStorage.at(folder.resolve("store"));
    storage.put(new ObjectKey(StoreLayout.multiRun(JOB)), new byte[] {'{'});
  }

  private CodeCopy patient(CodeCopy code) {
    Persistence persistence = new Persistence(new Pauses(), () -> false, Deaf.LISTENER);
    return new PatientCode(code, JOB, storage, persistence);
  }

  @Test
  void itWaitsUntilTheStoreIsBack() throws Exception {
    Files.move(folder.resolve("store"), folder.resolve("away"));
    List<Path> made = new ArrayList<>();
    CodeCopy code =
        directory -> {
          if (storage.stat(new ObjectKey(StoreLayout.multiRun(JOB))).isPresent()) {
            made.add(directory);
          }
        };

    patient(code).into(folder);

    assertEquals(List.of(folder), made);
    assertEquals(3, pauses.size());
  }

  @Test
  void whatIsNotTheStoresTroubleIsNotWaitedFor() {
    CodeCopy code =
        directory -> {
          throw new IOException("No space left on device");
        };

    IOException told = assertThrows(IOException.class, () -> patient(code).into(folder));

    assertEquals("No space left on device", told.getMessage());
    assertEquals(List.of(), pauses);
  }

  /** Brings the store back in the third pause. */
  private final class Pauses implements Pacer {
    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void await(Bell bell, Duration atMost) {
      pauses.add(atMost);
      if (pauses.size() == 3) {
        bringBack();
      }
    }

    private void bringBack() {
      try {
        Files.move(folder.resolve("away"), folder.resolve("store"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
