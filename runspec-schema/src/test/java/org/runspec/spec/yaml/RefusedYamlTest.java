package org.runspec.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is refused: where it stands, what is wrong, and how big a text may grow. */
class RefusedYamlTest {
  private record Refused(String yaml, List<String> messages) {
    Refused(String yaml, String... messages) {
      this(yaml, List.of(messages));
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrongIsSaidAtItsPlace() {
    return Stream.of(
            new Refused(
                "a: 1\nb: 2\n'a': 3\n",
                "3:1: the key 'a' stands here twice; it stands first in line 1; remove one of"
                    + " them"),
            new Refused(
                "a: *x\nb: *y\n",
                "1:4: there is no &x above this line",
                "2:4: there is no &y above this line"),
            new Refused("*x : 1\n", "1:1: there is no &x above this line"),
            new Refused(
                "a: &learn 1\nb: *laern\n",
                "2:4: there is no &laern above this line; known are *learn; did you mean *learn?"),
            new Refused(
                "a: &x {b: [*x]}\n",
                "1:12: *x stands inside what it stands for; write the value out here, or move &x"),
            new Refused(
                "a: \"\\ud800\"\n",
                "1:4: an escape in this text is half a character; write the character itself"),
            new Refused("[a]: 1\n", "1:1: a key is a word, not a list or a mapping"),
            new Refused(
                "a: 1\n...\n---\nb: 2\n",
                "3:1: a second document starts here; keep one document, without '---' between its"
                    + " parts"),
            new Refused(
                "<<: 5\n",
                "1:5: '<<' takes a mapping; an alias such as '<<: *base', or a list of them"),
            new Refused(
                "a: \"C:\\data\"\n",
                "1:8: the character behind this backslash is no escape; write the text in single"
                    + " quotes, where backslashes mean nothing"),
            new Refused(
                "a: *.txt\n",
                "1:4: no name of an anchor stands behind this sign; put the text in quotes, unless"
                    + " an anchor is meant, whose name is of letters and digits"),
            new Refused(
                " a: 1\nb: 2\n",
                "2:1: this does not belong to what stands above; check the indentation of the lines"
                    + " above, and their brackets"),
            new Refused(
                "a: @x\n", "1:4: text cannot start with this character; put the text in quotes"),
            new Refused(
                "a: - b\n",
                "1:4: a '- ' is not expected here; start the list on a line of its own"),
            new Refused(
                "a: {b: 1\nc: 2\n",
                "1:4: this mapping is not closed properly; check for a missing ',' or '}'"),
            new Refused("", "1:1: the file is empty; start with 'component: root/Root_Component'"),
            new Refused(
                "# only a comment\n",
                "1:1: the file is empty; start with 'component: root/Root_Component'"))
        .map(
            refused ->
                DynamicTest.dynamicTest(
                    "wrong: " + refused.yaml().replace("\n", "⏎"),
                    () ->
                        assertEquals(
                            refused.messages().stream().map(m -> "f.yaml:" + m).toList(),
                            Reading.of(refused.yaml()).messages())));
  }

  @Test
  void aSyntaxErrorIsReportedAlone() {
    assertEquals(1, Reading.of("a: *nowhere\na: 1\nb: [1, 2\n").problems().size());
  }

  @Test
  void linesAreThoseOfAnEditor() {
    assertEquals(
        List.of("f.yaml:3:4: there is no &x above this line"),
        Reading.of("a: 'b\u2028c'\r\nd: \"\u0085\"\re: *x\n").messages());
  }

  @Test
  void nestingAndSizeHaveLimits() {
    Limits limits = new Limits(1000, 5, 20, 1 << 20);

    assertEquals(
        List.of("f.yaml:1:7: mappings and lists are nested more than 5 deep"),
        Reading.of("[[[[[[1]]]]]]", limits).messages());
    assertEquals(List.of(), Reading.of("[[[[[1]]]]]", limits).messages());
    assertEquals(
        List.of("f.yaml:3:3: the file grows to more than 20 values, aliases written out"),
        Reading.of("- &a [1, 2, 3, 4, 5, 6]\n- *a\n- *a\n", limits).messages());
  }

  @Test
  void charactersHaveALimitWithAliasesWrittenOut() {
    Limits limits = new Limits(1000, 5, 20, 12);

    assertEquals(List.of(), Reading.of("[&a abcdef, *a]", limits).messages());
    assertEquals(
        List.of("f.yaml:1:17: the file grows to more than 12 characters, aliases written out"),
        Reading.of("[&a abcdef, *a, *a]", limits).messages());
  }

  @Test
  void aliasBombsAreRefusedWithoutBeingWrittenOut() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 50; i++) {
      String all = ("*a" + (i - 1) + ", ").repeat(10);
      bomb.append("a").append(i).append(": &a").append(i).append(" [").append(all).append("]\n");
    }

    Reading reading = Reading.of(bomb.toString());

    assertTrue(reading.document().isEmpty());
    assertEquals(1, reading.problems().size());
    assertTrue(reading.messages().get(0).contains("grows to more than 50000 values"));
  }
}
