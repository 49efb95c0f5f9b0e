package org.runspec.node.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastLinesTest {
  private static String last(String text, int lines, boolean whole) {
    byte[] end = text.replace("|", "\n").getBytes(StandardCharsets.UTF_8);
    int begin = LastLines.begin(end, lines, whole);
    return new String(end, begin, end.length - begin, StandardCharsets.UTF_8).replace("\n", "|");
  }

  @ParameterizedTest
  @CsvSource({
    "one|two|three|, 1, three|",
    "one|two|three, 1, three",
    "one|two|three|, 2, two|three|",
    "one|two|three|, 9, one|two|three|",
    "one|two|three|, 0, ''",
    "one||, 1, |",
    "|, 1, |",
    "'', 5, ''",
  })
  void ofAWholeText(String text, int lines, String expected) {
    assertEquals(expected, last(text, lines, true));
  }

  @ParameterizedTest
  @CsvSource({
    "ne|two|three|, 1, three|",
    "ne|two|three|, 9, two|three|",
    "ne|two, 0, ''",
    "neverending, 3, neverending",
    "neverending|, 3, neverending|",
  })
  void ofATextWhoseBeginningIsNotAtHandNoLineIsShownInPart(
      String text, int lines, String expected) {
    assertEquals(expected, last(text, lines, false));
  }

  @Test
  void ofALineThatFillsAllNoCharacterIsShownInPart() {
    byte[] line = "\u20acuro".getBytes(StandardCharsets.UTF_8);
    byte[] end = Arrays.copyOfRange(line, 1, line.length);

    assertEquals(2, LastLines.begin(end, 1, false));
  }
}
