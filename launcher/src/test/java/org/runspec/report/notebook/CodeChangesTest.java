package org.runspec.report.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;

/** Which files of the code differ, and by how many lines. */
class CodeChangesTest {
  private static final String ONE = "1".repeat(64);
  private static final String OTHER = "2".repeat(64);

  @TempDir Path folder;

  private void put(Storage storage, String digest, Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
      }
    }
    storage.put(new ObjectKey(StoreLayout.code(digest)), bytes.toByteArray());
  }

  private Storage store() throws IOException {
    Storage storage = LocalStorage.at(folder.resolve("store"));
    put(storage, ONE, Map.of("a/train.py", "x\ny\nz\n", "old.py", "1\n", "same", "s", "b", "\0a"));
    put(
        storage,
        OTHER,
        Map.of("a/train.py", "x\nY\nz\nmore\n", "new.py", "1\n2\n", "same", "s", "b", "\0b"));
    return storage;
  }

  private static final List<String> EXPECTED = List.of("train.py +2 −1", "b", "+new.py", "-old.py");

  private static List<String> brief(List<CodeChange> changes) {
    return changes.stream().map(CodeChange::brief).toList();
  }

  @Test
  void filesAreToldByWhatBecameOfThem() throws IOException {
    assertEquals(EXPECTED, brief(CodeChanges.between(store(), ONE, OTHER).files()));
    assertEquals(EXPECTED, brief(CodeChanges.brief(store(), ONE, OTHER)));
  }

  @Test
  void linesAreToldAsPatchNeedsThem() throws IOException {
    List<String> lines = CodeChanges.between(store(), ONE, OTHER).unified();

    assertEquals(
        List.of("@@ -1,3 +1,4 @@", "@@ -0,0 +1,2 @@", "@@ -1,1 +0,0 @@"),
        lines.stream().filter(line -> line.startsWith("@@")).toList());
  }

  @Test
  void whatWasComparedOnceNeedsTheSnapshotsNoMore() throws IOException {
    Storage storage = store();
    CodeCache cache = new CodeCache(folder.resolve("cache"));
    assertEquals(EXPECTED, brief(cache.between(storage, ONE, OTHER)));
    storage.delete(new ObjectKey(StoreLayout.code(ONE)));

    assertEquals(EXPECTED, brief(cache.between(storage, ONE, OTHER)));
    assertThrows(NoSuchFileException.class, () -> CodeChanges.between(storage, ONE, OTHER));
  }

  @Test
  void aListDoesNotWaitForLongFilesToBeCompared() throws IOException {
    Storage storage = LocalStorage.at(folder.resolve("store"));
    put(storage, ONE, Map.of("long.py", "x\n".repeat(50_000), "short.py", "x\n"));
    put(storage, OTHER, Map.of("long.py", "y\n".repeat(50_000), "short.py", "y\n"));

    assertEquals(
        List.of("long.py", "short.py +1 −1"), brief(CodeChanges.brief(storage, ONE, OTHER)));
  }

  @Test
  void ofManyFilesTheFirstAreCounted() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (int i = 100; i < 200; i++) {
      files.put("f" + i, "x\n");
    }
    Storage storage = LocalStorage.at(folder.resolve("store"));
    put(storage, ONE, files);
    files.replaceAll((name, text) -> "y\n");
    put(storage, OTHER, files);

    List<CodeChange> changes = CodeChanges.brief(storage, ONE, OTHER);

    assertEquals(100, changes.size());
    assertEquals("f100 +1 −1", changes.get(0).brief());
    assertEquals("f199", changes.get(99).brief());
  }

  @Test
  void whatCannotBeKeptLeavesNothingBehind() throws IOException {
    Path cache = folder.resolve("cache");
    String name = ONE.substring(0, 24) + "-" + OTHER.substring(0, 24) + ".json";
    Files.createDirectories(cache.resolve(name).resolve("a folder of this name"));

    assertEquals(EXPECTED, brief(new CodeCache(cache).between(store(), ONE, OTHER)));

    try (Stream<Path> left = Files.list(cache)) {
      assertEquals(1, left.count());
    }
  }
}
