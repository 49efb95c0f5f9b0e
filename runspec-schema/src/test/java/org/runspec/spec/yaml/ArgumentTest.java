package org.runspec.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** Values that stand on a command line. */
class ArgumentTest {
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
