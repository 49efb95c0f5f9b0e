package org.runspec.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;

/** What is in a store is not replaced by what a user brings, unless that is asked for. */
class UploadTest {
  private static final ObjectKey KEY = new ObjectKey("shares/data/x");

  @TempDir private Path folder;
  private Storage storage;

  @BeforeEach
  void open() throws IOException {
    storage = LocalStorage.at(folder.resolve("store"));
  }

  private Upload.Source mine() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "mine");
    return new Upload.Source(file, 4, KEY);
  }

  private String stored() throws IOException {
    return new String(storage.get(KEY).orElseThrow(), StandardCharsets.UTF_8);
  }

  /** Somebody else uploads while the first bytes are read. */
  private Meter meanwhile(String content) {
    return bytes -> {
      try {
        storage.put(KEY, content.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Test
  void whatSomebodyElseBroughtMeanwhileStays() throws Exception {
    Upload upload = new Upload(storage, false);

    UserProblem problem =
        assertThrows(UserProblem.class, () -> upload.bring(List.of(mine()), meanwhile("theirs")));

    assertTrue(problem.getMessage().contains("is in the store already"), problem.getMessage());
    assertEquals("theirs", stored());
  }

  @Test
  void aFileThatCannotBeReadIsNotTheStoresTrouble() throws Exception {
    Upload.Source mine = mine();
    Files.delete(mine.file());

    ExternalProblem problem =
        assertThrows(
            ExternalProblem.class,
            () -> new Upload(storage, false).bring(List.of(mine), Meter.SILENT));

    assertTrue(problem.getMessage().startsWith("Could not upload " + mine.file() + ": no such"));
  }

  @Test
  void theSameFromTwoIsNoTrouble() throws Exception {
    new Upload(storage, false).bring(List.of(mine()), meanwhile("mine"));

    assertEquals("mine", stored());
  }

  @Test
  void othersAreOverwrittenWhenThatIsAskedFor() throws Exception {
    storage.put(KEY, new byte[3]);

    new Upload(storage, true).bring(List.of(mine()), Meter.SILENT);

    assertEquals("mine", stored());
  }
}
