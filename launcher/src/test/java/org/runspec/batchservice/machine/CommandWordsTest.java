package org.runspec.batchservice.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Words of command lines, without a shell. */
class CommandWordsTest {
  @Test
  void blanksSeparateAndQuotesKeepTogether() {
    assertEquals(
        List.of("/bin/sh", "-c", "exec \"$KIT/node.sh\" 3"),
        CommandWords.of("/bin/sh -c 'exec \"$KIT/node.sh\" 3'"));
    assertEquals(List.of("a", "b c", ""), CommandWords.of("  a\t\"b c\" '' "));
    assertEquals(List.of("x=a b", "it's"), CommandWords.of("x='a b' \"it's\""));
    assertEquals(List.of("a b", "\"", "\\n"), CommandWords.of("a\\ b \"\\\"\" \"\\n\""));
    assertEquals(List.of("$HOME", "*", ">", "out"), CommandWords.of("$HOME * > out"));
    assertEquals(List.of(), CommandWords.of(" "));
  }

  @Property(tries = 200)
  void whatIsQuotedComesBack(@ForAll List<String> words) {
    String line =
        words.stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));

    assertEquals(words, CommandWords.of(line));
  }
}
