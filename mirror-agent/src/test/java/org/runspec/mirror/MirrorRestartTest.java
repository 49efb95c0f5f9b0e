package org.runspec.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runspec.mirror.note.MirrorProblem;

/** A new mirror goes on where the one before was. */
class MirrorRestartTest extends MirroredFolder {
  @Test
  void aNewMirrorSendsOnlyWhatIsNew() throws Exception {
    fixture.write("a", "content");
    fixture.append("log", "x".repeat(10_000));
    fixture.started();
    fixture.close();
    fixture.append("log", "more");
    fixture.write("b", "new");
    fixture.started();

    MirrorReport report = fixture.finish();

    fixture.assertAgrees(report);
    assertEquals(7, report.bytesSent());
  }

  @Test
  void withoutItsCursorsAMirrorComparesLargeFilesAndSendsTheirTails() throws Exception {
    String content = "0123456789".repeat(1_000_000);
    fixture.write("log", content);
    fixture.started();
    fixture.close();
    Files.delete(fixture.cursor);
    fixture.append("log", "tail");
    fixture.started();

    MirrorReport report = fixture.finish();

    fixture.assertAgrees(report);
    assertTrue(report.bytesSent() < content.length(), () -> report.toString());
  }

  @Test
  void aCopyThatWasLostIsMadeAgain() throws Exception {
    fixture.write("a", "content");
    fixture.write("b", "content");
    fixture.started();
    fixture.close();
    Files.delete(fixture.copies.resolve("a"));
    Files.writeString(fixture.copies.resolve("b"), "c");
    fixture.started();

    assertEquals(Optional.of("content"), fixture.copy("a"));
    fixture.assertAgrees(fixture.finish());
  }

  @Test
  void aDamagedCursorFileCountsAsAbsent() throws Exception {
    fixture.write("a", "content");
    fixture.started();
    fixture.close();
    byte[] bytes = Files.readAllBytes(fixture.cursor);
    bytes[bytes.length / 2] ^= 1;
    Files.write(fixture.cursor, bytes);
    fixture.append("a", ", more");
    fixture.started();

    fixture.assertAgrees(fixture.finish());
  }

  /** Such as a full one. */
  @Test
  void aDiskThatTakesNoCursorsKeepsNothingFromBeingSent() throws Exception {
    fixture.write("a", "content");
    fixture.started();
    Files.deleteIfExists(fixture.cursor);
    Files.createDirectories(fixture.cursor.resolve("in the way"));

    MirrorReport report = fixture.finish();

    fixture.assertAgrees(report);
    assertEquals(
        List.of(MirrorProblem.Kind.CURSOR),
        report.problems().stream().map(MirrorProblem::kind).toList());
  }
}
