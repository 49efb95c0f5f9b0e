package org.runspec.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

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
import org.runspec.spec.tree.Sequence;

/** From text to a tree: values, places, anchors and merge keys. */
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
}
