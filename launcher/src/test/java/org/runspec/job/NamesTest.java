package org.runspec.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @Property
  void namesAreReadAsTheyAreWritten(
      @ForAll @IntRange(min = 1, max = 999_999_999) int parent,
      @ForAll @IntRange(max = 999_999_999) int child) {
    RunName run = new RunName(parent, child);
    JobName job = new JobName(parent);
    NodeName node = new NodeName(child, Integer.toString(parent, 36));

    assertEquals(Optional.of(run), RunName.parse(run.toString()));
    assertEquals(Optional.of(job), JobName.parse(job.toString()));
    assertEquals(Optional.of(node), NodeName.parse(node.toString()));
  }

  @Property
  void anyTextIsANameOrNone(@ForAll String text) {
    assertTrue(RunName.parse(text).map(RunName::toString).orElse(text).equals(text));
    assertTrue(JobName.parse(text).map(JobName::toString).orElse(text).equals(text));
    assertTrue(NodeName.parse(text).isEmpty() || text.contains("."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "run0",
        "run01",
        "run1.",
        "run1.0",
        "run1.2.3",
        " run1",
        "Run1",
        "run1\n",
        "run1.-2",
        "run9999999999",
        "job1",
        "run١",
        "../run1"
      })
  void whatIsNoNameOfARun(String text) {
    assertEquals(Optional.empty(), RunName.parse(text));
  }

  @Test
  void runsAreOrderedByTheirNumbers() {
    List<String> sorted =
        List.of("run10", "run2.10", "run2.9", "run2", "run1.1").stream()
            .map(RunName::of)
            .sorted()
            .map(RunName::toString)
            .toList();

    assertEquals(List.of("run1.1", "run2", "run2.9", "run2.10", "run10"), sorted);
  }

  @Property
  void everyRunOfAJobHasANameOfItsOwn(
      @ForAll @IntRange(min = 1, max = 300) int runs,
      @ForAll @IntRange(min = 1, max = 40) int nodes,
      @ForAll @IntRange(min = 1, max = 1_000_000) int firstParent) {
    JobShape shape = new JobShape(runs, nodes, 1, firstParent);
    Set<RunName> names = new HashSet<>();
    for (int run = 0; run < runs; run++) {
      RunName name = shape.nameOf(run);
      assertEquals(run, shape.indexOf(name));
      assertTrue(shape.hasRun(name));
      assertEquals(shape.parentOf(shape.nodeOf(run)).parent(), name.parent());
      names.add(name);
    }

    assertEquals(runs, names.size());
    int most = names.stream().mapToInt(RunName::child).max().orElseThrow();
    assertEquals((runs + nodes - 1) / nodes, most, "children are spread evenly");
  }

  @Property
  void aJobHasNoOtherRuns(
      @ForAll @IntRange(min = 1, max = 30) int runs,
      @ForAll @IntRange(min = 1, max = 7) int nodes,
      @ForAll @IntRange(min = 1, max = 60) int parent,
      @ForAll @IntRange(max = 60) int child) {
    JobShape shape = new JobShape(runs, nodes, 1, 20);
    RunName name = new RunName(parent, child);
    boolean isOneOfThem = IntStream.range(0, runs).mapToObj(shape::nameOf).anyMatch(name::equals);

    assertEquals(isOneOfThem, shape.hasRun(name));
  }

  @Test
  void aShapeHasAtLeastOneOfEverything() {
    assertThrows(IllegalArgumentException.class, () -> new JobShape(0, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new JobShape(1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new JobShape(1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new JobShape(3, 1, 1, 1).nameOf(3));
  }
}
