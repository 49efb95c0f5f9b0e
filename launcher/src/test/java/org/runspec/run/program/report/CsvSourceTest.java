package org.runspec.run.program.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.run.program.report.Report.BadLine;
import org.runspec.run.program.report.Report.Metrics;

class CsvSourceTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("log.csv");
  }

  @Test
  void aGrowingFileGivesRowsAtItsStepColumn() throws IOException {
    CsvSource source = open();
    append("epoch,loss,\"val, loss\"\n0,1.5,");
    assertEquals(List.of(), source.poll());
    append("2.5\n1,nan,\n2,0.5,1");
    assertEquals(
        List.of(
            new Metrics(0, Map.of("loss", 1.5, "val, loss", 2.5), Map.of()),
            new Metrics(1, Map.of("loss", Double.NaN), Map.of())),
        source.poll());
    assertEquals(
        List.of(new Metrics(2, Map.of("loss", 0.5, "val, loss", 1.0), Map.of())), source.finish());
  }

  @Test
  void withoutAStepColumnRowsAreCounted() throws IOException {
    CsvSource source = open();
    append("loss;note\r\n1;\"a \"\"b\"\"\"\r\n2;\r\n");
    assertEquals(
        List.of(
            new Metrics(1, Map.of("loss", 1.0), Map.of("note", "a \"b\"")),
            new Metrics(2, Map.of("loss", 2.0), Map.of())),
        source.poll());
  }

  @Test
  void rowsOfEarlierProgramsAreNotOurs() throws IOException {
    append("epoch,loss\n0,9\n");
    CsvSource source = open();
    assertEquals(List.of(), source.poll());
    append("1,8\n");
    assertEquals(List.of(row(1, 8)), source.poll());
  }

  @Test
  void theSameFileWrittenOnceMoreIsOurs() throws IOException {
    append("epoch,loss\n0,9\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    CsvSource source = open();
    Files.writeString(file, "epoch,loss\n0,9\n");
    assertEquals(List.of(row(0, 9)), source.poll());
    assertEquals(List.of(), source.poll());
  }

  @Test
  void aLoggerThatAddsAColumnAndWritesAllAnewIsNotReportedTwice() throws IOException {
    CsvSource source = open();
    append("epoch,loss\n0,9\n1,8\n");
    assertEquals(2, source.poll().size());
    Files.writeString(file, "epoch,loss,acc\n0,9,\n1,8,\n2,7,0.5\n");
    assertEquals(List.of(new Metrics(2, Map.of("loss", 7.0, "acc", 0.5), Map.of())), source.poll());
  }

  @Test
  void rowsThatChangedAreReportedAgain() throws IOException {
    CsvSource source = open();
    append("epoch,loss\n0,9\n1,8\n");
    source.poll();
    Files.writeString(file, "epoch,loss\n0,9\n1,5\n2,4\n");
    assertEquals(List.of(row(1, 5), row(2, 4)), source.poll());
  }

  @Test
  void aRowOfAnotherLengthIsBad() throws IOException {
    CsvSource source = open();
    append("epoch,loss\n0,9,7\n1,8\n");
    List<Report> reports = source.poll();
    assertEquals(
        "3 cells under a header of 2", assertInstanceOf(BadLine.class, reports.get(0)).why());
    assertEquals(row(1, 8), reports.get(1));
  }

  private CsvSource open() throws IOException {
    return new CsvSource(file, "epoch");
  }

  private static Metrics row(double step, double loss) {
    return new Metrics(step, Map.of("loss", loss), Map.of());
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
