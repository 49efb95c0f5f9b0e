package org.runspec.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.runspec.report.table.TextTable.Column;

/** Whatever stands in a table, it fits its screen and does nothing but stand there. */
class TextTableTest {
  private static final Column NAME = new Column("run", false, 0, 40, 40);
  private static final Column LOSS = new Column("loss", true, 2, 40, 40);
  private static final Column WHY = new Column("reason", false, 1, 8, 40);

  @Property(tries = 500)
  void noLineIsWiderThanTheScreenOrHoldsWhatATerminalObeys(
      @ForAll("tables") TextTable table, @ForAll @IntRange(min = 1, max = 200) int screen) {
    for (String line : table.laid(screen).lines()) {
      assertTrue(ScreenText.width(line) <= screen, line);
      assertEquals(line, ScreenText.harmless(line));
    }
  }

  @Property(tries = 500)
  void everyRowIsOneLine(
      @ForAll("tables") TextTable table, @ForAll @IntRange(min = 1, max = 200) int screen) {
    int headers = table.rows().size() > 20 ? 2 : 1;

    assertEquals(table.rows().size() + headers, table.laid(screen).lines().size());
  }

  @Property(tries = 500)
  void whatFindsNoRoomIsNamed(
      @ForAll("tables") TextTable table, @ForAll @IntRange(min = 1, max = 200) int screen) {
    TextTable.Laid wide = table.laid(100_000);
    TextTable.Laid laid = table.laid(screen);

    assertEquals(List.of(), wide.leftOut());
    assertTrue(laid.leftOut().size() < table.columns().size());
  }

  @Test
  void numbersStandRightAndTextsLeft() {
    assertEquals(
        List.of("run       loss  reason", "run1.1   0.125", "run10.2    1.5  no GPU"),
        new TextTable(
                List.of(NAME, LOSS, WHY),
                List.of(List.of("run1.1", "0.125", ""), List.of("run10.2", "1.5", "no GPU")))
            .laid(80)
            .lines());
  }

  @Test
  void longTextsGiveWayBeforeAColumnDoes() {
    TextTable table =
        new TextTable(
            List.of(NAME, LOSS, WHY), List.of(List.of("run1.1", "0.125", "it ran out of memory")));

    assertEquals(
        List.of("run     loss   reason", "run1.1  0.125  it ran out of…"),
        leftAligned(table).laid(29).lines());
    assertEquals(List.of("loss"), table.laid(20).leftOut());
    assertEquals(List.of("run     reason", "run1.1  it ran out…"), table.laid(19).lines());
  }

  private static TextTable leftAligned(TextTable table) {
    return new TextTable(
        table.columns().stream()
            .map(c -> new Column(c.header(), false, c.rank(), c.least(), c.most()))
            .toList(),
        table.rows());
  }

  @Test
  void theHeaderStandsAgainUnderALongTable() {
    List<List<String>> rows =
        IntStream.rangeClosed(1, 21).mapToObj(i -> List.of("run1." + i)).toList();

    List<String> lines = new TextTable(List.of(NAME), rows).laid(80).lines();

    assertEquals("run", lines.get(0));
    assertEquals("run", lines.get(22));
  }

  @Test
  void wideCharactersFillTwoColumns() {
    TextTable table =
        new TextTable(
            List.of(NAME, new Column("why", false, 1, 4, 4)),
            List.of(List.of("訓練1", "ok"), List.of("a", "日本語")));

    assertEquals(List.of("run    why", "訓練1  ok", "a      日…"), table.laid(80).lines());
  }

  @Test
  void whatATerminalWouldObeyIsShown() {
    assertEquals("a\\nb\\u001B[2J\\u202E\\tc", ScreenText.harmless("a\nb\u001b[2J\u202e\tc"));
    assertEquals("\\uD800", ScreenText.harmless("\ud800"));
    assertEquals("\\U000E0001", ScreenText.harmless("\udb40\udc01"));
  }

  @Provide
  Arbitrary<TextTable> tables() {
    Arbitrary<String> texts =
        Arbitraries.of(
                "",
                "a",
                "run1.1",
                "0.25",
                "\n",
                "\u001b[31mred",
                "日本語",
                "\u202e",
                "e\u0301",
                "😀",
                "\ud800",
                "\t",
                "👩‍🚀",
                "\u0000",
                "a very long text without an end",
                "\u009b2J")
            .list()
            .ofMaxSize(6)
            .map(parts -> String.join("", parts));
    Arbitrary<Column> columns =
        Combinators.combine(
                texts,
                Arbitraries.of(true, false),
                Arbitraries.integers().between(0, 9),
                Arbitraries.integers().between(1, 20),
                Arbitraries.integers().between(1, 40))
            .as(Column::new);
    return columns
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .flatMap(
            some ->
                texts
                    .list()
                    .ofSize(some.size())
                    .list()
                    .ofMaxSize(25)
                    .map(rows -> new TextTable(some, rows)));
  }
}
