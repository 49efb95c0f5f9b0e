package org.runspec.run.program.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.run.program.report.Report.Artifact;
import org.runspec.run.program.report.Report.BadLine;
import org.runspec.run.program.report.Report.Checkpoint;
import org.runspec.run.program.report.Report.Hyperparameters;
import org.runspec.run.program.report.Report.Metrics;
import org.runspec.run.program.report.Report.Summary;

class JsonLinesSourceTest {
  @TempDir Path folder;
  private Path file;
  private JsonLinesSource source;

  @BeforeEach
  void open() {
    file = folder.resolve("metrics.jsonl");
    source = new JsonLinesSource(file, "iters");
  }

  @Test
  void aFileThatIsNotThereYetIsEmpty() throws IOException {
    assertEquals(List.of(), source.poll());
    append("{\"iters\": 1, \"loss\": 0.5}\n");
    assertEquals(List.of(metrics(1, "loss", 0.5)), source.poll());
  }

  @Test
  void readsEveryKindOfRow() throws IOException {
    append(
        """
        {"iters": 1000, "loss": 0.31, "done": true, "phase": "train"}
        {"hparams": {"lr": 1e-3, "layers": [1, 2], "init": null}}
        {"summary": {"acc": 0.91}}
        {"checkpoint": "c5.pt", "iters": 500}
        {"artifact": "plots/a.png"}
        """);
    Map<String, Object> hparams = new LinkedHashMap<>();
    hparams.put("lr", 1e-3);
    hparams.put("layers", List.of(1L, 2L));
    hparams.put("init", null);
    assertEquals(
        List.of(
            new Metrics(1000, Map.of("loss", 0.31, "done", 1.0), Map.of("phase", "train")),
            new Hyperparameters(hparams),
            new Summary(Map.of("acc", 0.91)),
            new Checkpoint("c5.pt", OptionalDouble.of(500)),
            new Artifact("plots/a.png")),
        source.poll());
  }

  @Test
  void aNumberInQuotesIsATextOfWhichAWordIsSaid() throws IOException {
    append("{\"iters\": 7, \"acc\": 1, \"loss\": \"0.5\", \"lr\": null, \"phase\": \"train\"}\n");
    List<Report> found = source.poll();

    assertEquals(
        new Metrics(7, Map.of("acc", 1.0), Map.of("loss", "0.5", "phase", "train")), found.get(0));
    assertEquals(
        "loss is a text, and no number, as it is in quotes",
        assertInstanceOf(BadLine.class, found.get(1)).why());
    assertEquals(2, found.size());
  }

  @Test
  void oneLineMaySaySeveralThings() throws IOException {
    append("{\"iters\": 7, \"acc\": 1, \"checkpoint\": \"c\"}\n");
    assertEquals(
        List.of(metrics(7, "acc", 1), new Checkpoint("c", OptionalDouble.of(7))), source.poll());
  }

  @Test
  void acceptsPythonsNotQuiteJsonNumbers() throws IOException {
    append("{\"iters\": 1, \"a\": NaN, \"b\": Infinity, \"c\": -Infinity, \"d\": 1e999}\n");
    Metrics row = assertInstanceOf(Metrics.class, source.poll().get(0));
    assertEquals(
        List.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY),
        List.copyOf(row.values().values()));
  }

  @Test
  void aHalfWrittenLineWaitsForItsRest() throws IOException {
    append("{\"iters\": 1, \"lo");
    assertEquals(List.of(), source.poll());
    append("ss\": 2}\n");
    assertEquals(List.of(metrics(1, "loss", 2)), source.poll());
  }

  @Test
  void aLineThatStaysHalfIsBadInTheEnd() throws IOException {
    append("{\"iters\": 1, \"lo");
    assertEquals(List.of(), source.poll());
    BadLine bad = assertInstanceOf(BadLine.class, source.finish().get(0));
    assertEquals(new BadLine("{\"iters\": 1, \"lo", "the line ends too early"), bad);
    assertEquals(List.of(), source.finish());
  }

  @Test
  void aWholeLastLineNeedsNoNewline() throws IOException {
    append("{\"iters\": 1, \"loss\": 2}");
    assertEquals(List.of(), source.poll());
    assertEquals(List.of(metrics(1, "loss", 2)), source.finish());
  }

  @Test
  void badLinesHurtNothing() throws IOException {
    append("hello\n[1]\n{}\n{\"iters\": 1}\n{\"a\": 1} {\"b\": 2}\n{\"iters\": \"x\", \"a\": 1}\n");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, '{', '\n'}, StandardOpenOption.APPEND);
    append("{\"\uD83D\uDE00\": [1]}\n\n   \n{\"iters\": 2, \"loss\": 1}\r\n");
    List<Report> reports = source.poll();
    assertEquals(9, reports.size(), reports::toString);
    assertEquals(
        List.of(
            "not JSON",
            "not a JSON object",
            "nothing is reported in it",
            "nothing is reported in it",
            "text behind the JSON object",
            "iters is not a number",
            "not UTF-8",
            "\uD83D\uDE00 is not a number"),
        reports.subList(0, 8).stream()
            .map(report -> assertInstanceOf(BadLine.class, report).why())
            .toList());
    assertEquals(metrics(2, "loss", 1), reports.get(8));
  }

  @Test
  void absurdLinesHurtNothing() throws IOException {
    append("[".repeat(5000) + "\n{\"a\": " + "9".repeat(5000) + "}\n");
    append("{\"a\": \"" + "x".repeat(17 << 20) + "\"}\n{\"iters\": 2, \"loss\": 1}\n");
    List<Report> reports = new ArrayList<>(source.poll());
    assertEquals(metrics(2, "loss", 1), reports.remove(3));
    for (Report report : reports) {
      assertTrue(assertInstanceOf(BadLine.class, report).text().length() <= 501);
    }
  }

  @Test
  void aBadLineIsNotShortenedWithinACharacter() {
    String rockets = "\uD83D\uDE80".repeat(300);
    assertEquals("x" + rockets.substring(0, 498) + "…", new BadLine("x" + rockets, "").text());
    assertEquals(rockets.substring(0, 500) + "…", new BadLine(rockets, "").text());
  }

  @Test
  void rowsWithoutAStepAreCounted() throws IOException {
    append("{\"loss\": 5}\n{\"loss\": 6}\n{\"iters\": 100, \"loss\": 7}\n{\"loss\": 8}\n");
    assertEquals(
        List.of(
            metrics(1, "loss", 5),
            metrics(2, "loss", 6),
            metrics(100, "loss", 7),
            metrics(100, "loss", 8)),
        source.poll());
  }

  @Test
  void aFileThatIsWrittenAnewIsReadAnew() throws IOException {
    append("{\"iters\": 1, \"loss\": 1}\n{\"iters\": 2, \"lo");
    source.poll();
    Files.writeString(file, "{\"iters\": 1, \"loss\": 9}\n");
    List<Report> reports = source.poll();
    assertInstanceOf(BadLine.class, reports.get(0));
    assertEquals(metrics(1, "loss", 9), reports.get(1));
  }

  @Test
  void anotherFileOfThatNameIsReadFromItsStart() throws IOException {
    append("{\"iters\": 1, \"loss\": 1}\n");
    source.poll();
    Path next = Files.writeString(folder.resolve("next"), rows(1, 50));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    assertEquals(50, source.poll().size());
  }

  @Test
  void aLongerFileWithOtherContentIsReadFromItsStart() throws IOException {
    append(rows(1, 3));
    source.poll();
    Files.writeString(file, rows(5, 10));
    assertEquals(metrics(5, "loss", 5), source.poll().get(0));
  }

  @Test
  void manyRowsComeInPortionsUntilThereAreNoMore() throws IOException {
    append(rows(1, 20_000));
    List<Report> all = new ArrayList<>();
    for (List<Report> some = source.poll(); !some.isEmpty(); some = source.poll()) {
      all.addAll(some);
    }
    assertEquals(20_000, all.size());
  }

  @Property(tries = 100)
  void whereTheFileIsCutWhileItGrowsDoesNotMatter(@ForAll @IntRange(min = 1, max = 90) int piece)
      throws IOException {
    Path own = Files.createTempFile("metrics", ".jsonl");
    try {
      JsonLinesSource tailed = new JsonLinesSource(own, "iters");
      byte[] text =
          "{\"iters\": 1, \"é\": 1}\n{\"iters\": 2, \"é\": 2}\n".getBytes(StandardCharsets.UTF_8);
      List<Report> reports = new ArrayList<>();
      for (int at = 0; at < text.length; at += piece) {
        byte[] part = Arrays.copyOfRange(text, at, Math.min(text.length, at + piece));
        Files.write(own, part, StandardOpenOption.APPEND);
        reports.addAll(tailed.poll());
      }
      assertEquals(List.of(metrics(1, "é", 1), metrics(2, "é", 2)), reports);
    } finally {
      Files.delete(own);
    }
  }

  private static String rows(int from, int to) {
    StringBuilder rows = new StringBuilder();
    for (int i = from; i <= to; i++) {
      rows.append("{\"iters\": ").append(i).append(", \"loss\": ").append(i).append("}\n");
    }
    return rows.toString();
  }

  private static Metrics metrics(double step, String name, double value) {
    return new Metrics(step, Collections.singletonMap(name, value), Map.of());
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
