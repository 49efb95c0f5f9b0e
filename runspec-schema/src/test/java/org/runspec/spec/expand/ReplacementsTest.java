package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Scalar;

/** {@code <name>} in any string, until nothing is left to replace. */
class ReplacementsTest {
  @TempDir Path folder;

  private record Case(String replacements, String written, Object expected) {}

  private static String spec(String replacements, String options) {
    return Specs.HEAD
        + "string_replacements: "
        + replacements
        + "\nprocessing_stages:\n  - processing_stage:\n      component: processors/Train\n"
        + "      options: {v: "
        + options
        + "}\n";
  }

  private Object value(String replacements, String written) {
    return ((Map<?, ?>)
            PlainValues.of(
                new Specs(folder)
                    .load(spec(replacements, written))
                    .stages()
                    .get(0)
                    .tree()
                    .get("options")
                    .orElseThrow()))
        .get("v");
  }

  @TestFactory
  Stream<DynamicTest> valuesAreReplaced() {
    return Stream.of(
            new Case("{<x>: 5}", "<x>", 5L),
            new Case("{<x>: 5}", "'<x>'", 5L),
            new Case("{<x>: 0.5}", "<x>", 0.5),
            new Case("{<x>: true}", "<x>", true),
            new Case("{<x>: null}", "<x>", null),
            new Case("{<x>: '5'}", "<x>", "5"),
            new Case("{<x>: 5}", "a<x>b<x>", "a5b5"),
            new Case("{<x>: 1e-4}", "lr=<x>", "lr=1e-4"),
            new Case("{<x>: <y>, <y>: <z>, <z>: 3}", "<x>", 3L),
            new Case("{<x>: a<y>, <y>: b}", "<x><y>", "abb"),
            new Case("{<kind>: maze, <maze_n>: 4}", "<<kind>_n>", 4L),
            new Case("{<kind>: maze, <maze_n>: 4}", "n=<<kind>_n>", "n=4"),
            new Case("{<x>: 5}", "'(?<x>[0-9]+) (?P<y>.) \\k<x>'", "(?<x>[0-9]+) (?P<y>.) \\k<x>"),
            new Case("{<x>: loss}", "'(?<<x>>[0-9]+)'", "(?<loss>[0-9]+)"),
            new Case("{}", "'a < b > c, <1>, <>, <a b>'", "a < b > c, <1>, <>, <a b>"),
            new Case("{<a.b-c_1>: 2}", "<a.b-c_1>", 2L),
            new Case("{<x>: $1\\}", "<x>.", "$1\\."))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.written() + " with " + each.replacements(),
                    () ->
                        assertEquals(each.expected(), value(each.replacements(), each.written()))));
  }

  @Test
  void theyWorkInTheNameOfAComponentThatADefaultHolds() {
    Runspec loaded =
        new Specs(folder)
            .load(
                Specs.HEAD
                    + "string_replacements: {<shape>: Wide}\n"
                    + "processing_stages:\n  - processing_stage: {component: processors/Nested}\n");

    assertEquals(
        "models/Wide", Specs.value(loaded.tree(), "processing_stages[0].inner.model.component"));
    assertEquals("Wide net", Specs.value(loaded.tree(), "processing_stages[0].inner.label"));
  }

  @Test
  void aDefaultsMissingReplacementIsToldAtTheUsersLine() {
    List<String> problems =
        new Specs(folder)
            .problems(
                Specs.HEAD
                    + "processing_stages:\n  - processing_stage:\n      component: processors/Nested\n");

    assertTrue(problems.get(0).startsWith("5:18: processing_stages[0].inner"), problems.toString());
    assertTrue(problems.get(0).contains("<shape> stands for nothing"), problems.toString());
  }

  @Test
  void theSectionMayStandAnywhere() {
    assertEquals(
        5L,
        Specs.value(
            new Specs(folder)
                .load(
                    "string_replacements: {<x>: 5}\nprocessing_stages: [{processing_stage:"
                        + " {component: processors/Train, max_iterations: <x>}}]\n"
                        + Specs.HEAD)
                .tree(),
            "processing_stages[0].max_iterations"));
  }

  @Test
  void circlesOfAnyLengthAreToldOnce() {
    List<String> problems =
        new Specs(folder).problems(spec("{<a>: <b>, <b>: x<c>, <c>: <a>}", "<a><b><c>"));

    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("<a> -> <b> -> <c> -> <a>"), problems.toString());
  }

  @Test
  void growthHasALimitAndIsFoundBeforeItsEnd() {
    StringBuilder section = new StringBuilder("{<a0>: xxxxxxxx");
    for (int i = 1; i < 200; i++) {
      section.append(", <a").append(i).append(">: <a").append(i - 1).append("><a");
      section.append(i - 1).append(">");
    }
    String spec = spec(section + "}", "<a199>");

    List<String> problems =
        Assertions.assertTimeoutPreemptively(
            Duration.ofMinutes(2), () -> new Specs(folder).problems(spec));

    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("grow to more than 65536 characters"), problems.get(0));
  }

  @Test
  void everyReplacedValueRemembersItsReplacements() {
    Runspec loaded = new Specs(folder).load(spec("{<x>: <y>s, <y>: 5}", "a<x>"));
    Scalar value =
        (Scalar)
            ((org.runspec.spec.tree.Mapping) loaded.stages().get(0).tree().get("options").get())
                .get("v")
                .orElseThrow();

    assertTrue(
        value.provenance().steps().stream().anyMatch(s -> s.describe().contains("replacement <x>")),
        value.provenance().toString());
  }

  @Test
  void aReplacementCannotBeCalledAsAnOption() {
    List<String> problems =
        new Specs(folder).reserve("local").problems(spec("{<local>: 5, <x>: [1]}", "<local>"));

    assertEquals(2, problems.size(), problems.toString());
    assertTrue(
        problems.get(0).startsWith("3:23: string_replacements.<local>: it could not be set on"),
        problems.get(0));
  }
}
