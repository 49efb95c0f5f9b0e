package org.runspec.run.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTextTest {
  private static String shown(String text) {
    return new HarmlessText(true).next(text);
  }

  @Test
  void textAndItsLayoutPass() {
    String text = "größe\t5 %\r\n日本語 🚀\r 50%";
    assertEquals(text, shown(text));
  }

  @Test
  void coloursPassWhereTheyAreWanted() {
    String text = "\u001b[1;31mred\u001b[m \u001b[38:5:208morange\u001b[0m";
    assertEquals(text, shown(text));
    assertEquals("red orange", HarmlessText.plain(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u001b[2Jb", // clear the screen
        "a\u001b[10;20Hb", // move the cursor
        "a\u001b[?1049hb", // the other screen
        "a\u001b[>4;2mb", // ends in m, but is no colour
        "a\u001bcb", // reset
        "a\u001b(0b", // line drawing characters
        "a\u001b]0;title\u0007b", // the window's title
        "a\u001b]52;c;aGk=\u001b\\b", // the clipboard
        "a\u001bP$q\"p\u001b\\b", // a query that the terminal would answer
      })
  void otherEscapeSequencesAreLeftOut(String text) {
    assertEquals("ab", shown(text));
  }

  @Test
  void otherControlCharactersBecomeVisible() {
    assertEquals("^@^G^H^?\\x9b31m", shown("\0\u0007\b\u007f\u009b31m"));
  }

  @Test
  void aSequenceThatNeverEndsCostsAtMostItsLine() {
    assertEquals("a\nb", shown("a\u001b]0;title\nb"));
    assertEquals("a\nb", shown("a\u001b[31\nb"));
    assertEquals("ab", shown("a\u001b[" + "1".repeat(100_000) + "mb"));
  }

  @Property
  void itDoesNotMatterHowTextIsCut(@ForAll("hostile") String text, @ForAll int where) {
    int cut = Math.floorMod(where, text.length() + 1);
    HarmlessText pieces = new HarmlessText(true);
    assertEquals(
        shown(text), pieces.next(text.substring(0, cut)) + pieces.next(text.substring(cut)));
  }

  @Property
  void onlyColoursAreLeftOfControls(@ForAll("hostile") String text) {
    String visible = HarmlessText.withoutColours(shown(text));
    assertEquals(
        0,
        visible
            .chars()
            .filter(Character::isISOControl)
            .filter(c -> "\n\r\t".indexOf(c) < 0)
            .count());
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "\u001b", "[", "]", "0", ";", "m", "H", "\\", "\u0007", "\n", "é", "\u009b")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }
}
