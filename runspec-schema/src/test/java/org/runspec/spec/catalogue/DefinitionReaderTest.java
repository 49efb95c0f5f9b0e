package org.runspec.spec.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.yaml.SourceText;

/** What a definition file says, and what is said of a wrong one. */
class DefinitionReaderTest {
  private static final ComponentName NAME = new ComponentName("parts", "Part");

  private final Problems problems = new Problems();

  private Definition read(String text) {
    DefinitionFile file =
        new DefinitionFile(
            NAME, URI.create("file:/parts/Part/"), () -> new SourceText("Part.yaml", text));
    return new DefinitionReader(problems).read(file).orElseThrow();
  }

  private Property property(String rest) {
    return read("component: parts/Part\n" + rest).property("p").orElseThrow();
  }

  private List<String> messages() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void propertiesKeepTheOrderAndPlacesOfTheFile() {
    Definition part = read("component: parts/Part\nb: 1\na: x\n_constraints: {a: {path: true}}\n");

    assertEquals(NAME, part.name());
    assertEquals(List.of("b", "a"), part.propertyNames());
    assertEquals("Part.yaml:3:1", part.property("a").orElseThrow().position().toString());
    assertEquals(1L, PlainValues.of(part.property("b").orElseThrow().defaultValue()));
    assertEquals(List.of(), messages());
  }

  private record Described(String lines, String description) {}

  @TestFactory
  Stream<DynamicTest> theCommentBehindAPropertyDescribesIt() {
    return Stream.of(
            new Described("p: 1  # what it is", "what it is"),
            new Described("p: 1", ""),
            new Described("p: 1  #", ""),
            new Described(
                "p: 1  # one\n      # two\n      #\n      # three\nq: 2  # other", "one two three"),
            new Described("p: 1  # one\n# of the file\n", "one"),
            new Described("p: \"a # b\"  # c", "c"),
            new Described("p: 'it''s # in'  # out", "out"),
            new Described("p: \"a \\\" # b\"  # c", "c"),
            new Described("p: a#b  # c # d", "c # d"),
            new Described("p: it's fine  # c", "c"),
            new Described("p: [a, 'b # c']  # d", "d"),
            new Described("p:          # above\n  component: parts/Part  # inside", "above"),
            new Described("p:\n  component: parts/Part", ""))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.lines().replace("\n", "⏎"),
                    () ->
                        assertEquals(
                            each.description(), property(each.lines() + "\n").description())));
  }

  @Test
  void theCommentAboveDescribesTheComponent() {
    assertEquals(
        "A part of two lines.",
        read("# yaml-language-server: $schema=x\n# A part\n# of two lines.\ncomponent: parts/Part\n")
            .description());
    assertEquals("", read("# apart\n\ncomponent: parts/Part\n").description());
  }

  private record Typed(String lines, String type) {}

  @TestFactory
  Stream<DynamicTest> typesComeFromTheDefaultAndTheConstraints() {
    return Stream.of(
            new Typed("p: 1", "a whole number"),
            new Typed("p: 1.0", "a number"),
            new Typed("p: randint", "a whole number"),
            new Typed("p: x", "text"),
            new Typed("p: true", "true or false"),
            new Typed("p: []", "a list"),
            new Typed("p: {}", "a mapping"),
            new Typed("p: {component: models/GRU}", "a component of kind models"),
            new Typed("p: null\n_constraints: {p: {type: string}}", "text or null"),
            new Typed(
                "p: null\n_constraints: {p: {kinds: [a, b]}}",
                "a component of kind a or b or null"),
            new Typed("p: null\n_constraints: {p: {type: component}}", "a component or null"),
            new Typed("p: 1\n_constraints: {p: {type: number}}", "a number"),
            new Typed("p: 1\n_constraints: {p: {nullable: true}}", "a whole number or null"),
            new Typed("p: 1\n_constraints: {p: {minimum: 1}}", "a whole number of at least 1"),
            new Typed("p: 1\n_constraints: {p: {maximum: 1}}", "a whole number of at most 1"),
            new Typed(
                "p: 0.5\n_constraints: {p: {minimum: 0, maximum: 1}}", "a number from 0 to 1"),
            new Typed("p: a\n_constraints: {p: {enum: [a, 1, true]}}", "one of a, 1, true"),
            new Typed("p: a\n_constraints: {p: {path: 1}}", "a path"),
            new Typed(
                "p: [1]\n_constraints: {p: {items: integer}}", "a list, each item a whole number"),
            new Typed(
                "p: [1]\n_constraints: {p: {items: {type: [integer, string], minimum: 1}}}",
                "a list, each item text or a whole number of at least 1"),
            new Typed("p: a\n_constraints: {p: {type: [string, array]}}", "text or a list"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.lines().replace("\n", "⏎"),
                    () -> assertEquals(each.type(), property(each.lines()).type().describe())));
  }

  @Test
  void aStageMayBeBetterWhenLower() {
    assertEquals(true, read("component: parts/Part\n_minimize: true\n").minimize());
    assertEquals(false, read("component: parts/Part\n").minimize());
  }

  private record Wrong(String text, List<String> messages) {
    Wrong(String text, String... messages) {
      this(text, List.of(messages));
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrongIsSaidAtItsPlace() {
    String top = "component: parts/Part\n";
    return Stream.of(
            new Wrong(
                "component: parts/Other\n",
                "1:12: component: a definition file names its own component; component: parts/Part"),
            new Wrong(
                "p: 1\n",
                "1:1: component: a definition file names its own component; component: parts/Part"),
            new Wrong(
                top + "p: null\n",
                "2:1: p: a default of null does not tell the type; add '_constraints: {p: {type:"
                    + " string}}' at the end"),
            new Wrong(
                top + "p: null\n_constraints: {p: {type: sting}}\n",
                "3:26: type: 'sting' is not a type; types are string, integer, number, boolean,"
                    + " array, object, component; did you mean string?"),
            new Wrong(
                top + "p: 1\n_constraint: {p: {minimum: 0}}\n",
                "3:1: _constraint: no such section of a definition; there are _constraints,"
                    + " _minimize; did you mean _constraints?"),
            new Wrong(
                top + "pace: 1\n_constraints: {pase: {minimum: 0}}\n",
                "3:16: _constraints.pase: this definition has no such property; did you mean"
                    + " pace?"),
            new Wrong(
                top + "p: 1\n_constraints: {p: {minimun: 0}}\n",
                "3:20: minimun: no such constraint; there are type, enum, minimum, maximum,"
                    + " nullable, path, kinds, items; did you mean minimum?"),
            new Wrong(
                top + "p: 1\n_constraints: {p: {minimum: x, nullable: maybe, enum: [[1]]}}\n",
                "3:29: minimum: a number is meant here",
                "3:42: nullable: true or false is meant here",
                "3:56: enum: a word or a list of words is meant here"),
            new Wrong(
                top + "p: 1\n_constraints: {p: 5}\n_minimize: often\n",
                "3:19: p: a mapping is meant here",
                "4:12: _minimize: true or false is meant here"),
            new Wrong(
                top + "p: 5\n_constraints: {p: {maximum: 3}}\n",
                "2:4: p: this default is not allowed; _constraints allow a whole number of at most"
                    + " 3; change one of the two"),
            new Wrong(
                top + "p: slow\n_constraints: {p: {enum: [fast]}}\n",
                "2:4: p: this default is not allowed; _constraints allow one of fast; change one of"
                    + " the two"),
            new Wrong(
                top + "p: {component: models/GRU}\n_constraints: {p: {kinds: [agents]}}\n",
                "2:4: p: this default is not allowed; _constraints allow a component of kind"
                    + " agents; change one of the two"),
            new Wrong(
                top + "p: 1\np: 2\n",
                "3:1: the key 'p' stands here twice; it stands first in line 2; remove one of"
                    + " them"))
        .map(
            wrong ->
                DynamicTest.dynamicTest(
                    wrong.text().replace("\n", "⏎"),
                    () -> {
                      DefinitionReaderTest test = new DefinitionReaderTest();
                      test.read(wrong.text());
                      assertEquals(
                          wrong.messages().stream().map(m -> "Part.yaml:" + m).toList(),
                          test.messages());
                    }));
  }
}
