package org.runspec.transfer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/**
 * Where files may be written: never outside, never through links, never beside another download.
 */
class DownloadFolderTest extends BroughtFiles {
  @Test
  void nothingIsWrittenOutside() {
    for (String path : List.of("../evil", "a/../../evil", "..", "a/../..")) {
      assertTrue(said(item(path, "x")).contains("outside"), path);
    }
    assertFalse(Files.exists(temporary.resolve("evil")));
  }

  @Test
  void nothingIsWrittenThroughALink() throws Exception {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("mirrored"), elsewhere);

    assertTrue(said(item("mirrored/a", "x")).contains("is a link"));
    assertFalse(Files.exists(elsewhere.resolve("a")));
  }

  @Test
  void filesAndFoldersDontGiveWayToEachOther() throws Exception {
    Files.createDirectory(folder.resolve("folder"));
    Files.writeString(folder.resolve("file"), "x");

    assertTrue(said(item("folder", "x")).contains("there is a folder of this name"));
    assertTrue(said(item("file/a", "x")).contains("is a file"));
  }

  @Test
  void twoDownloadsDontMeetInOneFolder() throws Exception {
    try (AutoCloseable busy = Workshop.in(folder)) {
      assertNotNull(busy);
      assertTrue(said(item("a", "x")).contains("another download is writing there"));
    }
  }

  @Test
  void theLockHoldsThoughTheOneBeforeTookItsFileAway() throws Exception {
    try (Workshop first = Workshop.in(folder)) {
      first.clear(List.of());
      try (Workshop second = Workshop.in(folder)) {
        assertNotNull(second);
        assertThrows(UserProblem.class, () -> Workshop.in(folder));
      }
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNotTheStoresTrouble() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    Download download = new Download(file.resolve("below"), false);

    ExternalProblem problem =
        assertThrows(
            ExternalProblem.class, () -> download.bring(List.of(item("a", "x")), Meter.SILENT));

    assertTrue(problem.getMessage().startsWith("Could not download to " + file));
  }
}
