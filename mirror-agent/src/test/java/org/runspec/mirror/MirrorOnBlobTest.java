package org.runspec.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.azure.Azurite;
import org.runspec.storage.azure.BlobStorage;
import org.runspec.storage.azure.Emulator;

/** A container is sent several files at a time, and can hold what no file system can. */
class MirrorOnBlobTest extends MirroredFolder {
  private URI container;

  @BeforeEach
  void onBlob() throws Exception {
    container = Azurite.shared().newContainer();
    fixture.through(local -> BlobStorage.at(container, "team/a", Emulator.CREDENTIAL));
  }

  @Test
  void whatGrowsIsSentAsItGrows() throws Exception {
    fixture.write("log", "one\n");
    fixture.started();
    fixture.append("log", "two\n");
    fixture.awaitCopy("log", "one\ntwo\n");
    fixture.append("log", "three\n");

    fixture.awaitCopy("log", "one\ntwo\nthree\n");
    assertTrue(fixture.finish().agrees());
  }

  @Test
  void aNameMayBecomeAFolderAndAFileAgain() throws Exception {
    fixture.write("name", "file");
    fixture.started();

    Files.delete(fixture.root.resolve("name"));
    fixture.write("name/inside", "inside");
    fixture.awaitCopy("name/inside", "inside");
    fixture.flush();
    assertEquals(Optional.empty(), fixture.copy("name"));
    Files.delete(fixture.root.resolve("name/inside"));
    Files.delete(fixture.root.resolve("name"));
    fixture.write("name", "file again");

    fixture.awaitCopy("name", "file again");
    assertTrue(fixture.finish().agrees());
    assertEquals(Optional.empty(), fixture.copy("name/inside"));
  }

  @Test
  void manyFilesAreSentSideBySideAndAllAreThere() throws Exception {
    for (int i = 0; i < 300; i++) {
      fixture.write("d" + i % 7 + "/f" + i, "content of " + i);
    }
    fixture.write("empty", "");
    fixture.write("large", "x".repeat(9_000_000));
    fixture.started();
    for (int i = 0; i < 300; i += 3) {
      fixture.append("d" + i % 7 + "/f" + i, ", and more");
    }

    MirrorReport report = fixture.finish();

    assertTrue(report.agrees(), () -> report.differing().toString());
    assertEquals(0, report.corrected());
    assertEquals(302, report.files());
    try (Storage other = BlobStorage.at(container, "", Emulator.CREDENTIAL)) {
      assertEquals(302, other.list("team/a").size());
      assertEquals(9_000_000, other.stat(new ObjectKey("team/a/large")).orElseThrow().size());
    }
  }
}
