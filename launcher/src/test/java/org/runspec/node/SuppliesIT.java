package org.runspec.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.RunState;
import org.runspec.job.SharedFolder;
import org.runspec.job.SharedFolder.Use;
import org.runspec.storage.ObjectKey;

/** What nodes bring before their first run. */
@Timeout(60)
class SuppliesIT {
  private static final SharedFolder DATA = new SharedFolder(Use.DATA, "shares/data/mnist");
  private static final SharedFolder MODELS = new SharedFolder(Use.MODELS, "shares/models");

  @TempDir private Path folder;

  private static void put(TestJob job, String key, String content) throws Exception {
    job.storage.put(new ObjectKey(key), content.getBytes(UTF_8));
  }

  private static Path here(SharedFolders folders) throws Exception {
    return ((SharedFolders.Delivery.Here) folders.bring(DATA.key())).folder();
  }

  private long states() throws Exception {
    try (Stream<Path> found = Files.list(folder.resolve("work/shares"))) {
      return found.filter(Files::isDirectory).count();
    }
  }

  @Test
  void runsFindTheFoldersOfSharesAndTheParentScriptDoesToo() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                    1,
                    1,
                    1,
                    "cat \"$XT_DATA_DIR/a b/x\" \"$XT_MODEL_DIR/m\" ../../../../parent/dir/p")
                .prepared("cat \"$XT_MODEL_DIR/m\" >p"));
    put(job, "shares/data/mnist/a b/x", "data ");
    put(job, "shares/data/other/y", "no");
    put(job, "shares/models/m", "model ");

    job.node(0, "only", List.of(DATA, MODELS)).live();

    assertEquals("data model model ", job.output(0, 1));
    assertEquals(2, states());
  }

  @Test
  void aFolderIsDownloadedAgainOnlyWhenItChanged() throws Exception {
    TestJob job = TestJob.create(folder, Draft.of(1, 1, 1, "cat \"$XT_DATA_DIR/x\""));
    put(job, "shares/data/mnist/x", "old");
    SharedFolders folders = new SharedFolders(job.storage, folder.resolve("work/shares"));
    Path first = here(folders);

    assertEquals(first, here(folders));
    put(job, "shares/data/mnist/x", "newer");
    job.node(0, "only", List.of(DATA)).live();

    assertEquals("newer", job.output(0, 1));
    assertEquals("old", Files.readString(first.resolve("x")), "others may still read it");
    assertEquals(2, states());
  }

  @Test
  void withoutTheFolderNoRunBegins() throws Exception {
    TestJob job = TestJob.create(folder, Draft.of(2, 1, 1, "echo hello"));

    job.node(0, "only", List.of(DATA)).live();

    assertEquals(RunState.ERROR, job.end(0).state());
    assertEquals(RunState.ERROR, job.end(1).state());
    assertTrue(
        job.end(1).reason().contains("the store has no shares/data/mnist"), job.end(1).reason());
  }
}
