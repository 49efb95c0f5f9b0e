package org.runspec.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.JobName;
import org.runspec.store.StoreId;

/** Jobs of the same name, of stores that stood at the same place one after the other. */
class WorkFolderTest {
  @TempDir Path work;

  private WorkFolder of(String letter) {
    return new WorkFolder(work, new JobName(1), new StoreId(letter.repeat(36)));
  }

  private List<Path> existing(String letter) throws IOException {
    return of(letter).existing().map(work::relativize).toList();
  }

  @Test
  void theFirstJobHasTheFolderOfItsNameAndKeepsIt() throws IOException {
    assertEquals("", of("a").suffix());
    of("a").take("");
    assertEquals("", of("a").suffix());
    assertEquals(List.of(Path.of("job1")), existing("a"));
  }

  @Test
  void theSameNameInAnotherStoreHasAnotherFolder() throws IOException {
    of("a").take("");
    assertEquals(".bbbbbbbb", of("b").suffix());
    of("b").take(".bbbbbbbb");
    assertEquals(List.of(Path.of("job1")), existing("a"));
    assertEquals(List.of(Path.of("job1.bbbbbbbb")), existing("b"));
  }

  @Test
  void aFolderFromBeforeThereWereMarksIsNotTakenButMayBeDeleted() throws IOException {
    Files.createDirectory(work.resolve("job1"));
    assertEquals(".aaaaaaaa", of("a").suffix());
    assertEquals(List.of(Path.of("job1")), existing("a"));
  }
}
