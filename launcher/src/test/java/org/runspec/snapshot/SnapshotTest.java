package org.runspec.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.problem.UserProblem;

/** What goes into a snapshot, and what comes out of it on a node. */
class SnapshotTest {
  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void project() throws IOException {
    project = Files.createDirectories(folder.resolve("my project"));
    write("train.py", "print('é')");
    write("src/model.py", "m");
    write("src/deep/er.py", "d");
    write("results/old/metrics.jsonl", "{}");
    write(".git/HEAD", "ref");
    write(".runspec/store/x", "x");
    write("../common/lib.py", "l");
    write("../requirements.txt", "torch");
  }

  @Test
  void aProjectIsTakenWithoutWhatIsNoCode() {
    assertEquals(List.of("src/deep/er.py", "src/model.py", "train.py"), names("./**"));
    assertEquals(names("./**"), names("."));
  }

  @Test
  void aFolderLandsUnderItsOwnNameUnlessItIsThisOne() {
    assertEquals(List.of("common/lib.py"), names("../common"));
    assertEquals(List.of("common/lib.py"), names("../common/**"));
    assertEquals(List.of("src/model.py"), names("src/*"));
    assertEquals(List.of("train.py"), names("*.py"));
    assertEquals(List.of("requirements.txt"), names("../requirements.txt"));
  }

  @Test
  void aDestinationIsAFolderOfTheSnapshot() {
    assertEquals(
        List.of("nexus/src/deep/er.py", "nexus/src/model.py", "nexus/train.py", "requirements.txt"),
        names("./**::nexus", "../requirements.txt::."));
    assertEquals(List.of("a/b/model.py"), names("src/*::a/b"));
    assertThrows(UserProblem.class, () -> names("src::../up"));
    assertThrows(UserProblem.class, () -> names("src::/tmp"));
  }

  @Test
  void whatIsNotThereOrThereTwiceIsTold() throws IOException {
    assertThrows(UserProblem.class, () -> names("sorce"));
    write("other/model.py", "another");
    UserProblem twice = assertThrows(UserProblem.class, () -> names("src/*::x", "other/*::x"));

    assertTrue(twice.getMessage().contains("x/model.py would be both"), twice.getMessage());
    assertEquals(List.of("src/model.py"), names("src/*", "src/*"));
  }

  @Test
  void omittedNamesAreLeftOut() {
    CodeSelection selection =
        new CodeSelection(
            project, List.of("."), List.of("deep", "*.txt"), List.of(results()), Long.MAX_VALUE);

    assertEquals(
        List.of("src/model.py", "train.py"),
        Snapshot.of(selection).files().stream().map(CodeFile::name).toList());
  }

  @Test
  void tooLargeASnapshotNamesItsLargestFiles() throws IOException {
    write("weights.bin", "x".repeat(3000));
    CodeSelection selection =
        new CodeSelection(project, List.of("."), List.of(), List.of(results()), 2000);

    UserProblem refused = assertThrows(UserProblem.class, () -> Snapshot.of(selection));

    assertTrue(refused.getMessage().contains("the largest are weights.bin"), refused.getMessage());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs links and POSIX permissions")
  void linksAreFollowedWithinTheTreeOnly() throws IOException {
    Files.createSymbolicLink(project.resolve("inside.py"), Path.of("src/model.py"));
    Files.createSymbolicLink(project.resolve("again"), Path.of("src"));
    Files.createSymbolicLink(project.resolve("outside.py"), Path.of("../common/lib.py"));
    Files.createSymbolicLink(project.resolve("etc"), Path.of("/etc"));
    Files.createSymbolicLink(project.resolve("nowhere"), Path.of("gone"));
    Files.createSymbolicLink(project.resolve("src/loop"), Path.of(".."));
    Files.createSymbolicLink(project.resolve("src/deep/self"), Path.of("self"));

    List<String> names = names(".");

    assertTrue(names.containsAll(List.of("inside.py", "again/model.py")), names.toString());
    assertTrue(
        names.stream()
            .noneMatch(it -> it.contains("outside") || it.contains("etc") || it.contains("loop")),
        names.toString());
  }

  @Test
  void theSameFilesHaveTheSameAddress() throws IOException {
    String first = snapshot(".").digest();
    Files.setLastModifiedTime(project.resolve("train.py"), FileTime.from(Instant.EPOCH));

    assertEquals(first, snapshot(".").digest());

    write("train.py", "changed");
    assertFalse(first.equals(snapshot(".").digest()));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs links and POSIX permissions")
  void aNodeGetsTheSameTreeWithModes() throws IOException {
    write("run me.sh", "#!/bin/sh");
    write("na\nme \"'é.txt", "hostile");
    assertTrue(project.resolve("run me.sh").toFile().setExecutable(true));
    Snapshot snapshot = snapshot(".");
    Path zip = folder.resolve("code.zip");
    snapshot.writeTo(zip);
    SnapshotCache cache = new SnapshotCache(folder.resolve("cache"));

    Path tree = cache.unpacked(snapshot.digest(), () -> Files.newInputStream(zip));
    Path run = folder.resolve("run");
    SnapshotCache.copy(tree, run);
    SnapshotCache.copy(tree, run);

    for (CodeFile file : snapshot.files()) {
      Path copy = run.resolve(file.name());
      assertEquals(-1, Files.mismatch(file.source(), copy));
      assertEquals(file.executable(), Files.isExecutable(copy), file.name());
    }
    Files.delete(zip);
    assertEquals(tree, cache.unpacked(snapshot.digest(), () -> Files.newInputStream(zip)));
  }

  @Test
  void aDamagedOrHostileZipIsRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("../../evil.txt"));
      zip.write("evil".getBytes(StandardCharsets.UTF_8));
    }
    String digest =
        HexFormat.of()
            .formatHex(
                java.security.MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    SnapshotCache cache = new SnapshotCache(folder.resolve("a/b/cache"));
    SnapshotCache.Source source = () -> new java.io.ByteArrayInputStream(bytes.toByteArray());

    assertThrows(IOException.class, () -> cache.unpacked(digest, source));
    assertThrows(IOException.class, () -> cache.unpacked("0".repeat(64), source));
    try (var left = Files.walk(folder)) {
      assertTrue(left.noneMatch(path -> path.endsWith("evil.txt")));
    }
    try (var left = Files.list(folder.resolve("a/b/cache"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void whatChangesWhileItIsUploadedIsNoticed() throws IOException {
    Snapshot snapshot = snapshot(".");
    write("train.py", "changed meanwhile");

    assertThrows(IOException.class, () -> snapshot.writeTo(folder.resolve("code.zip")));
  }

  /** Such as the launcher's own output, sent to a file of the project. */
  @Test
  void whatOnlyGrowsMeanwhileIsTakenAsItWas() throws IOException {
    write("launch.log", "copied");
    Snapshot snapshot = snapshot(".");
    write("launch.log", "copied\nsubmitted\n");
    Path zip = folder.resolve("code.zip");

    snapshot.writeTo(zip);

    try (ZipFile written = new ZipFile(zip.toFile())) {
      byte[] log = written.getInputStream(written.getEntry("launch.log")).readAllBytes();
      assertEquals("copied", new String(log, StandardCharsets.UTF_8));
    }
    write("launch.log", "");
    IOException shorter = assertThrows(IOException.class, () -> snapshot.writeTo(zip));
    assertTrue(shorter.getMessage().contains("launch.log"), shorter.getMessage());
  }

  private List<String> names(String... entries) {
    return snapshot(entries).files().stream().map(CodeFile::name).toList();
  }

  private Snapshot snapshot(String... entries) {
    return Snapshot.of(
        new CodeSelection(
            project, List.of(entries), List.of(), List.of(results()), Long.MAX_VALUE));
  }

  private Path results() {
    return project.resolve("results");
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name).normalize();
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
