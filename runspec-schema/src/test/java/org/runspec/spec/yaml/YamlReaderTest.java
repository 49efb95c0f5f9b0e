package org.runspec.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** From text to a tree: values, places, anchors, merge keys, and what is refused. */
class YamlReaderTest {
  private static Position at(int line, int column) {
    return new Position("f.yaml", line, column);
  }

  @Test
  void everyNodeAndKeyKnowsItsPlace() {
    Mapping root = Reading.of("a: 1\nlist:\n  - x\n  - {k: v}\nälter: ü\n").mapping();

    assertEquals(at(1, 1), root.entry("a").orElseThrow().keyPosition());
    assertEquals(at(1, 4), root.get("a").orElseThrow().position());
    Sequence list = (Sequence) root.get("list").orElseThrow();
    assertEquals(at(3, 3), list.position());
    assertEquals(at(3, 5), list.items().get(0).position());
    assertEquals(at(4, 5), list.items().get(1).position());
    assertEquals(at(4, 9), ((Mapping) list.items().get(1)).get("k").orElseThrow().position());
    assertEquals(at(5, 8), root.get("älter").orElseThrow().position());
  }

  @Test
  void columnsCountCharactersAsPeopleDo() {
    assertEquals(at(1, 5), Reading.of("{😀: x}").at("😀").position());
  }

  @Test
  void anAliasHasItsOwnPlaceAndItsAnchorsNode() {
    Mapping root = Reading.of("a: &x {k: 1}\nb: *x\nc: [*x]\n").mapping();

    Alias alias = (Alias) root.get("b").orElseThrow();
    assertEquals(at(2, 4), alias.position());
    assertEquals("x", alias.anchor());
    assertSame(root.get("a").orElseThrow(), alias.target());
    assertEquals(at(3, 5), ((Sequence) root.get("c").orElseThrow()).items().get(0).position());
  }

  @Test
  void anAnchorMayBeSetAgain() {
    assertEquals(
        Map.of("a", 1L, "b", 1L, "c", 2L, "d", 2L),
        Reading.valueOf("a: &x 1\nb: *x\nc: &x 2\nd: *x\n"));
    assertEquals(
        List.of("x", "x"),
        Reading.of("a: &x 1\nb: &x 2\n").document().orElseThrow().anchors().stream()
            .map(Document.Anchor::name)
            .toList());
    assertEquals(
        Map.of("a", List.of(1L, 1L)),
        Reading.valueOf("a: &x [&x 1, *x]\n"),
        "the inner one counts from where it stands");
  }

  @Test
  void manyAliasesAreNoProblem() {
    String text = "a: &x 1\nb: [" + "*x, ".repeat(1000) + "*x]\n";

    assertEquals(List.of(), Reading.of(text).problems());
  }

  @Test
  void scalarsOfAllStylesAreRead() {
    assertEquals(
        Map.of(
            "plain", "two words",
            "single", "it's",
            "double", "tab\there é",
            "literal", "one\n  two\n",
            "folded", "one two\nthree",
            "number", 5L,
            "quoted", "5",
            "folding", "a b"),
        Reading.valueOf(
            """
            plain: two words   # and a comment
            single: 'it''s'
            double: "tab\\there \\u00e9"
            literal: |
              one
                two
            folded: >-
              one
              two

              three
            number: 5
            quoted: "5"
            folding: 'a
              b'
            """));
  }

  @Test
  void tagsOfTheCoreSchemaSayATypeAndOthersAreRefused() {
    Reading reading =
        Reading.of(
            """
            a: !!str 5
            b: !!int "5"
            c: !!float 1
            d: ! 5
            e: !!int 1.5
            f: !foo x
            g: !!python/object:os.system [ls]
            h: !!map {}
            i: !!seq {}
            """);

    assertEquals("5", PlainValues.of(reading.at("a")));
    assertEquals(5L, PlainValues.of(reading.at("b")));
    assertEquals(1L, PlainValues.of(reading.at("c")));
    assertEquals("5", PlainValues.of(reading.at("d")));
    assertEquals(
        List.of(
            "f.yaml:5:4: '1.5' is not a whole number",
            "f.yaml:6:4: the tag !foo is not known; a runspec holds plain values only; remove the"
                + " tag",
            "f.yaml:7:4: the tag tag:yaml.org,2002:python/object:os.system is not known; a runspec"
                + " holds plain values only; remove the tag",
            "f.yaml:9:4: the tag tag:yaml.org,2002:seq is not known; a runspec holds plain values"
                + " only; remove the tag"),
        reading.messages());
  }

  private record Merge(String name, String yaml, Object expected) {}

  @TestFactory
  Stream<DynamicTest> mergeKeysAddWhatIsNotWritten() {
    return Stream.of(
            new Merge("of an alias", "{<<: *x, c: 3}", Map.of("a", 1L, "b", 2L, "c", 3L)),
            new Merge("what is written wins", "{<<: *x, a: 0}", Map.of("a", 0L, "b", 2L)),
            new Merge("wherever it stands", "{a: 0, <<: *x}", Map.of("a", 0L, "b", 2L)),
            new Merge("of a mapping", "{<<: {a: 5}, b: 0}", Map.of("a", 5L, "b", 0L)),
            new Merge("the earlier one wins", "{<<: [*x, *y]}", Map.of("a", 1L, "b", 2L, "c", 8L)),
            new Merge("in the order given", "{<<: [*y, *x]}", Map.of("a", 9L, "b", 2L, "c", 8L)),
            new Merge("of lists with mappings", "{<<: [{b: 7}, *x]}", Map.of("a", 1L, "b", 7L)),
            new Merge("twice", "{<<: *x, <<: *y}", Map.of("a", 1L, "b", 2L, "c", 8L)),
            new Merge("of what merges", "{<<: *z}", Map.of("a", 1L, "b", 2L, "d", 4L)),
            new Merge("a quoted one is a key", "{'<<': 1}", Map.of("<<", 1L)))
        .map(
            merge ->
                DynamicTest.dynamicTest(
                    merge.name(),
                    () -> {
                      String text =
                          "x: &x {a: 1, b: 2}\ny: &y {a: 9, c: 8}\nz: &z {<<: *x, d: 4}\nm: "
                              + merge.yaml();
                      assertEquals(merge.expected(), ((Map<?, ?>) Reading.valueOf(text)).get("m"));
                    }));
  }

  @Test
  void mergedValuesStandWhereTheyWereWritten() {
    Node merged = ((Mapping) Reading.of("x: &x {a: 1}\ny: {<<: *x}\n").at("y")).get("a").get();

    assertEquals(at(1, 11), merged.position());
  }

  @Test
  void keysAreTextWhateverTheyLookLike() {
    assertEquals(
        Map.of("1", "a", "true", "b", "", "c", "two words", "d", "k", "e"),
        Reading.valueOf("1: a\ntrue: b\n'': c\n? two words\n: d\n\"k\": e\n"));
    assertEquals(Map.of("a", "k", "k", 2L), Reading.valueOf("a: &n k\n*n : 2\n"));
  }

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
  void linesAreThoseOfAnEditor() {
    assertEquals(
        List.of("f.yaml:3:4: there is no &x above this line"),
        Reading.of("a: 'b\u2028c'\r\nd: \"\u0085\"\re: *x\n").messages());
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

  private record Argument(String text, Object value) {}

  @TestFactory
  Stream<DynamicTest> argumentsAreValuesOrTextAsItStands() {
    return Stream.of(
            new Argument("40", 40L),
            new Argument(" 1e-4 ", 1e-4),
            new Argument("true", true),
            new Argument("[1, two]", List.of(1L, "two")),
            new Argument("{a: {b: 1}}", Map.of("a", Map.of("b", 1L))),
            new Argument("[&x 1, *x]", List.of(1L, 1L)),
            new Argument("'40'", "40"),
            new Argument("\"a\\tb\"", "a\tb"),
            new Argument("", ""),
            new Argument("loss #3 # really", "loss #3 # really"),
            new Argument("C: the drive", "C: the drive"),
            new Argument("- x", "- x"),
            new Argument("*lr", "*lr"),
            new Argument("&x", "&x"),
            new Argument("!!int 5", "!!int 5"),
            new Argument("[draft", "[draft"),
            new Argument("[a] and more", "[a] and more"),
            new Argument("'tis", "'tis"),
            new Argument("  spaces  ", "  spaces  "),
            new Argument("two\nlines: x", "two\nlines: x"))
        .map(
            argument ->
                DynamicTest.dynamicTest(
                    "'" + argument.text() + "'",
                    () ->
                        assertEquals(
                            argument.value(),
                            PlainValues.of(
                                new YamlReader()
                                    .readArgument(
                                        argument.text(), Position.ofArgument("--set a=…"))))));
  }

  @Test
  void allOfAnArgumentStandsOnTheCommandLine() {
    Position option = Position.ofArgument("--set a={b: [1]}");
    Mapping value = (Mapping) new YamlReader().readArgument("{b: [1]}", option);

    assertEquals(option, value.position());
    assertEquals(option, value.entry("b").orElseThrow().keyPosition());
    Scalar item = (Scalar) ((Sequence) value.get("b").orElseThrow()).items().get(0);
    assertEquals(option, item.position());
    assertTrue(item.position().isCommandLine());
  }
}
