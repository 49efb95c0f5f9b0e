package org.runspec.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.runspec.spec.problem.ExternalProblem;

/** A file that is not what it was is noticed by its sum. */
class SpoiledFileTest extends BroughtFiles {
  /** The CRC-32C of "123456789", as its standard gives it. */
  private static final String SUM = "e3069283";

  @Test
  void aFileThatIsNotWhatItWasIsNamedAndNotBrought() throws Exception {
    Item good = item("good", "123456789").provenBy(SUM);
    Item flipped = item("flipped", "123456788").provenBy(SUM);

    ExternalProblem problem = assertThrows(ExternalProblem.class, () -> bring(flipped, good));

    assertTrue(problem.getMessage().startsWith("Could not download flipped: its content"));
    assertEquals(List.of("good"), files());
  }

  @Test
  void aGoodFileStaysWhenItsSourceIsSpoiledLater() throws Exception {
    bring(item("a", "123456789").provenBy(SUM));
    offsets.clear();

    assertEquals(new Download.Outcome(0, 0, 1), bring(item("a", "123456788").provenBy(SUM)));
    assertEquals(List.of(), offsets, "nothing was read");
  }

  @Test
  void aFileThatIsSpoiledHereAsThereIsNotCalledTheSame() throws Exception {
    bring(item("a", "123456788"));

    assertThrows(ExternalProblem.class, () -> bring(item("a", "123456788").provenBy(SUM)));
  }

  @Test
  void aPartThatIsSpoiledInItsMidstIsBroughtAnew() throws Exception {
    byte[] content = new byte[5 << 20];
    ContentSum sum = new ContentSum();
    sum.add(content, content.length);
    Item whole = item("big", content, content.length, false).provenBy(sum.text());
    Item breaking = breaking("big", content, whole.state(), whole.sum());
    assertThrows(IOException.class, () -> bring(breaking));
    try (Workshop workshop = Workshop.in(folder)) {
      try (RandomAccessFile part = new RandomAccessFile(workshop.partOf(whole).toFile(), "rw")) {
        part.seek(1 << 20);
        part.write(1);
      }
    }

    bring(whole);

    assertEquals(-1, Files.mismatch(folder.resolve("big"), write(content)));
  }
}
