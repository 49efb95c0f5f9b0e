package org.runspec.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.mirror.send.Limits;
import org.runspec.mirror.tree.Selection;
import org.runspec.mirror.watch.Watching;
import org.runspec.storage.ObjectKey;

/** What happens in a folder happens in its copy. */
class MirrorTest {
  @TempDir Path temporary;

  private MirrorFixture fixture;

  @BeforeEach
  void prepare() throws Exception {
    fixture = new MirrorFixture(temporary);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

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

    assertAgrees(fixture.finish());
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

    assertAgrees(report);
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

    assertAgrees(report);
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
    assertAgrees(fixture.finish());
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
    assertAgrees(report);
  }

  @Test
  void renamedFilesAppearUnderTheirNewName() throws Exception {
    fixture.write("old", "content");
    fixture.write("folder/inside", "inside");
    fixture.started();

    Files.move(fixture.root.resolve("old"), fixture.root.resolve("new"));
    Files.move(fixture.root.resolve("folder"), fixture.root.resolve("moved"));
    fixture.awaitCopy("new", "content");
    fixture.awaitCopy("moved/inside", "inside");
    fixture.append("moved/inside", ", and more");

    fixture.awaitCopy("moved/inside", "inside, and more");
    assertTrue(fixture.finish().agrees());
  }

  @Test
  void whatIsRenamedLeavesNothingUnderItsOldName() throws Exception {
    fixture.write("log.1", "a log");
    fixture.write("model.pt.4462.tmp", "????body");
    fixture.write("folder/inside", "inside");
    fixture.started();
    fixture.awaitCopy("model.pt.4462.tmp", "????body");
    fixture.awaitCopy("log.1", "a log");
    fixture.awaitCopy("folder/inside", "inside");

    fixture.write("model.pt.4462.tmp", "DONEbody"); // written to the end, and at once renamed
    Files.move(fixture.root.resolve("model.pt.4462.tmp"), fixture.root.resolve("model.pt"));
    Files.createLink(fixture.root.resolve("log.2"), fixture.root.resolve("log.1"));
    fixture.awaitCopy("log.2", "a log");
    Files.delete(fixture.root.resolve("log.1"));
    Files.move(fixture.root.resolve("folder"), fixture.root.resolve("moved"));

    assertTrue(fixture.finish().agrees());
    assertEquals(Optional.of("DONEbody"), fixture.copy("model.pt"));
    assertEquals(Optional.empty(), fixture.copy("model.pt.4462.tmp"));
    assertEquals(Optional.empty(), fixture.copy("log.1"));
    assertEquals(Optional.of("inside"), fixture.copy("moved/inside"));
    assertEquals(Optional.empty(), fixture.copy("folder/inside"));
  }

  @Test
  void aNewFileInThePlaceOfADeletedOneIsNotTakenForIt() throws Exception {
    fixture.write("a", "kept");
    fixture.started();
    fixture.awaitCopy("a", "kept");

    Files.delete(fixture.root.resolve("a"));
    fixture.write("b", "new, with the same number in many file systems");
    fixture.awaitCopy("b", "new, with the same number in many file systems");

    assertTrue(fixture.finish().agrees());
    assertEquals(Optional.of("kept"), fixture.copy("a"));
  }

  @Test
  void whatIsDeletedStaysInTheCopyUntilTheNameIsUsedAgain() throws Exception {
    fixture.write("a", "kept");
    fixture.started();

    Files.delete(fixture.root.resolve("a"));
    fixture.flush();
    assertEquals(Optional.of("kept"), fixture.copy("a"));
    fixture.write("a", "ke");

    fixture.awaitCopy("a", "ke");
    assertAgrees(fixture.finish());
  }

  @Test
  void aNameMayBecomeAFolderAndAFileAgain() throws Exception {
    fixture.write("name", "file");
    fixture.started();

    Files.delete(fixture.root.resolve("name"));
    fixture.write("name/inside", "inside");
    fixture.awaitCopy("name/inside", "inside");
    Files.delete(fixture.root.resolve("name/inside"));
    Files.delete(fixture.root.resolve("name"));
    fixture.write("name", "file again");

    fixture.awaitCopy("name", "file again");
    assertAgrees(fixture.finish());
  }

  @Test
  void filesThatVanishAtOnceHurtNobody() throws Exception {
    fixture.started();
    for (int i = 0; i < 300; i++) {
      Path gone = fixture.write("gone/" + i, "x");
      if (i % 3 == 0) {
        Files.move(gone, fixture.root.resolve("gone/kept"), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(gone);
      }
    }
    fixture.write("after", "still there");

    fixture.awaitCopy("after", "still there");
    assertTrue(fixture.finish().agrees());
    assertEquals(List.of(), fixture.problems);
  }

  @Test
  void linksAreNotFollowedOutOfTheFolder() throws Exception {
    Path secret = Files.writeString(temporary.resolve("secret"), "secret");
    Path outside = Files.createDirectories(temporary.resolve("outside"));
    Files.writeString(outside.resolve("inside"), "secret");
    fixture.write("target", "content");
    Files.createSymbolicLink(fixture.root.resolve("to file"), secret);
    Files.createSymbolicLink(fixture.root.resolve("to folder"), outside);
    Files.createSymbolicLink(fixture.root.resolve("to nothing"), Path.of("nothing"));
    Files.createSymbolicLink(fixture.root.resolve("to itself"), Path.of("to itself"));
    Files.createSymbolicLink(fixture.root.resolve("to target"), Path.of("target"));
    fixture.started();
    Files.createSymbolicLink(fixture.root.resolve("later"), secret);
    fixture.flush();

    assertTrue(fixture.finish().agrees());

    assertEquals(Optional.of("content"), fixture.copy("to target"));
    assertEquals(
        List.of("target", "to target"),
        List.copyOf(MirrorFixture.contents(fixture.copies).keySet()));
    assertEquals(
        List.of("later", "to file", "to folder", "to itself", "to nothing"),
        fixture.problems.stream().map(MirrorProblem::subject).sorted().toList());
  }

  @Test
  void aFolderSwappedForALinkLeadsNowhere() throws Exception {
    Path outside = Files.createDirectories(temporary.resolve("outside"));
    Files.writeString(outside.resolve("file"), "secret");
    fixture.write("folder/file", "public");
    fixture.started();

    Files.delete(fixture.root.resolve("folder/file"));
    Files.delete(fixture.root.resolve("folder"));
    Files.createSymbolicLink(fixture.root.resolve("folder"), outside);
    Files.writeString(outside.resolve("file"), "secret, changed");
    fixture.flush();

    assertTrue(fixture.finish().agrees());
    assertEquals(Optional.of("public"), fixture.copy("folder/file"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void namesMayBeAnything() throws Exception {
    fixture.started();
    for (String name :
        List.of(
            "a space",
            "it's \"quoted\"",
            "new\nline",
            "ünï-日本語-🚀",
            "back\\slash",
            "%41",
            "*?[a]{b}",
            " ",
            "-rf",
            "n".repeat(250))) {
      fixture.write("odd/" + name, name);
      fixture.write(name + "/in", name);
    }

    assertAgrees(fixture.finish());
    assertEquals(20, MirrorFixture.contents(fixture.copies).size());
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

    assertAgrees(report);
    assertEquals(10_000, report.files());
    assertTrue(report.bytesSent() <= 1.02 * report.bytes(), () -> report.toString());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anUnreadableFileIsToldOfOnceAndTheOthersGoOn() throws Exception {
    assumeFalse(
        "root".equals(System.getProperty("user.name")),
        "needs a user other than root, who reads everything");
    Path file = fixture.write("locked", "secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    fixture.write("open", "content");
    fixture.started();
    fixture.flush();

    MirrorReport report = fixture.finish();

    assertEquals(Optional.of("content"), fixture.copy("open"));
    assertEquals(1, fixture.problems.size());
    assertEquals(List.of("locked"), report.differing());
  }

  @Test
  void onlyWhatIsAskedForIsCopied() throws Exception {
    fixture.write("logs/a.log", "yes");
    fixture.write("logs/a.tmp", "no");
    fixture.write("logs/cache/b.log", "no");
    fixture.write("other/c.log", "no");
    fixture
        .planned(
            plan ->
                plan.selecting(
                    Selection.of(List.of("logs/**"), List.of("*.tmp", "logs/cache"), List.of())))
        .started();

    assertTrue(fixture.finish().agrees());
    assertEquals(
        Map.of("logs/a.log", "yes"), Map.of("logs/a.log", fixture.copy("logs/a.log").get()));
    assertEquals(1, MirrorFixture.contents(fixture.copies).size());
  }

  @Test
  void tooLargeFilesAreToldOfOnceAndLeftOut() throws Exception {
    fixture.write("small", "x".repeat(10));
    fixture.write("large", "x".repeat(101));
    fixture.planned(plan -> plan.within(new Limits(100, 150))).started();
    fixture.write("second", "x".repeat(90));
    fixture.write("third", "x".repeat(100));
    fixture.flush();

    assertTrue(fixture.finish().agrees());

    assertTrue(fixture.copy("large").isEmpty());
    assertEquals(2, fixture.problems.size(), fixture.problems::toString);
    long copied = fixture.copy("second").isPresent() ? 100 : 110;
    assertEquals(
        copied,
        MirrorFixture.contents(fixture.copies).keySet().stream()
            .mapToLong(name -> fixture.root.resolve(name).toFile().length())
            .sum());
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

    assertAgrees(fixture.finish());

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

  private void assertAgrees(MirrorReport report) throws Exception {
    assertEquals(List.of(), report.differing());
    Map<String, String> copies = MirrorFixture.contents(fixture.copies);
    Map<String, String> files = MirrorFixture.contents(fixture.root);
    copies.keySet().retainAll(files.keySet());
    assertEquals(files, copies);
  }
}
