package org.runspec.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.runspec.mirror.watch.Watching;
import org.runspec.storage.ObjectKey;

/** What happens in a folder happens in its copy. */
class MirrorTest extends MirroredFolder {
  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsSoonReadable(Watching watching) throws Exception {
    fixture.write("before.txt", "before");
    fixture.planned(plan -> plan.watchedBy(watching)).start();

    fixture.awaitCopy("before.txt", "before");
    fixture.append("run/log.txt", "one\n");
    fixture.awaitCopy("run/log.txt", "one\n");
    fixture.append("run/log.txt", "two\n");
    fixture.awaitCopy("run/log.txt", "one\ntwo\n");

    fixture.assertAgrees(fixture.finish());
  }

  @Test
  void ofAGrowingFileOnlyWhatIsNewIsSent() throws Exception {
    fixture.started();
    String line = "a line of some length, again and again\n".repeat(1_000);
    for (int i = 0; i < 20; i++) {
      fixture.append("log.txt", line);
      fixture.flush();
    }

    MirrorReport report = fixture.finish();

    fixture.assertAgrees(report);
    assertEquals(20L * line.length(), report.bytes());
    assertEquals(20L * line.length(), report.bytesSent());
  }

  @Test
  void aLargeNewFileIsSentInPiecesAndOnlyOnce() throws Exception {
    byte[] content = new byte[50_000_000];
    new Random(1).nextBytes(content);
    Files.write(fixture.root.resolve("large"), content);
    fixture.started();

    MirrorReport report = fixture.finish();

    fixture.assertAgrees(report);
    assertEquals(content.length, report.bytesSent());
  }

  @Test
  void truncatedAndReplacedFilesAreSentAgain() throws Exception {
    fixture.write("truncated", "a long first content");
    fixture.write("replaced", "first");
    fixture.started();

    fixture.write("truncated", "short");
    fixture.place("replaced", "first, and then some");

    fixture.awaitCopy("truncated", "short");
    fixture.awaitCopy("replaced", "first, and then some");
    fixture.assertAgrees(fixture.finish());
  }

  @Test
  void aFileRewrittenInPlaceIsSentAgain() throws Exception {
    fixture.write("longer", "first content");
    fixture.write("middle", "x".repeat(20_000));
    fixture.started();

    fixture.write("longer", "other content, and longer than before");
    try (FileChannel channel =
        FileChannel.open(fixture.root.resolve("middle"), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'y'}), 10_000);
    }

    fixture.awaitCopy("longer", "other content, and longer than before");
    fixture.awaitCopy("middle", "x".repeat(10_000) + "y" + "x".repeat(9_999));
    assertEquals(0, fixture.finish().corrected());
  }

  @Test
  void aRewriteThatLeavesNoTraceIsFoundByTheComparison() throws Exception {
    String half = "x".repeat(3_000_000);
    Path file = fixture.write("same", half + "one" + half);
    FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file, time);
    fixture.started();

    Files.writeString(file, half + "two" + half);
    Files.setLastModifiedTime(file, time);
    MirrorReport report = fixture.finish();

    assertTrue(report.corrected() <= 1);
    fixture.assertAgrees(report);
  }

  @Test
  void tenThousandSmallFilesAreCopied() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      fixture.write("d" + i % 50 + "/f" + i, "content " + i);
    }
    fixture.start();
    for (int i = 5_000; i < 10_000; i++) {
      fixture.write("d" + i % 50 + "/f" + i, "content " + i);
    }

    MirrorReport report = fixture.finish();

    fixture.assertAgrees(report);
    assertEquals(10_000, report.files());
    assertTrue(report.bytesSent() <= 1.02 * report.bytes(), () -> report.toString());
  }

  @Test
  void aPrefixIsAFolderOfTheStorage() throws Exception {
    fixture.write("a", "content");
    fixture.planned(plan -> plan.under(ObjectKey.of("runs", "run1", "mirrored"))).started();

    assertTrue(fixture.finish().agrees());
    assertEquals(Optional.of("content"), fixture.copy("runs/run1/mirrored/a"));
  }

  @Test
  void largeFilesMayBeSharedInTheEnd() throws Exception {
    fixture.write("large", "x".repeat(2_000_000));
    fixture.write("small", "x");
    fixture.planned(MirrorPlan::sharingFiles).started();

    fixture.assertAgrees(fixture.finish());

    assertTrue(Files.isSameFile(fixture.root.resolve("large"), fixture.copies.resolve("large")));
    assertFalse(Files.isSameFile(fixture.root.resolve("small"), fixture.copies.resolve("small")));
  }

  @Test
  void theMirrorLeavesNothingInTheFolder() throws Exception {
    fixture.write("a", "content");
    fixture.started();
    fixture.finish();

    assertEquals(List.of("a"), List.of(fixture.root.toFile().list()));
    assertTrue(Files.exists(fixture.copies, LinkOption.NOFOLLOW_LINKS));
  }
}
