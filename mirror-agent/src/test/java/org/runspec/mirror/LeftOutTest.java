package org.runspec.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.mirror.send.Limits;
import org.runspec.mirror.tree.Selection;

/**
 * What a mirror does not copy: what lies outside, what nobody asked for, and what cannot be had.
 */
class LeftOutTest extends MirroredFolder {
  @Test
  void linksAreNotFollowedOutOfTheFolder() throws Exception {
    Path secret = Files.writeString(fixture.folder.resolve("secret"), "secret");
    Path outside = Files.createDirectories(fixture.folder.resolve("outside"));
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
    Path outside = Files.createDirectories(fixture.folder.resolve("outside"));
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
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX permissions")
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
}
