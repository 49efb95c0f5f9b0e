package org.runspec.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.runspec.job.MultiRun.Command;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.search.SearchAlgorithms;

/** Several commands that go through one space, each through what is its own. */
class SearchSpaceTest {
  private static final Command BOTH = new Command(List.of("a --lr={hp:lr} --n={hp:n}"), true);
  private static final Command ONE = new Command(List.of("b --lr={hp:lr}"), true);
  private static final Command NONE = new Command(List.of("c"), true);
  private static final List<Dimension> SPACE =
      List.of(Dimension.of("lr", List.of(1, 2), true), Dimension.of("n", List.of(3, 4, 5), true));

  private static List<Map<String, Object>> grid(List<Command> commands, int runs) {
    return new SearchSpace(commands, SPACE)
        .first(SearchAlgorithms.named("grid").orElseThrow(), 7, runs);
  }

  @Test
  void aCommandGetsTheValuesThatItHasPlacesFor() {
    assertEquals(
        List.of(Map.of("lr", 1, "n", 3), Map.of("lr", 1), Map.of(), Map.of("lr", 2, "n", 3)),
        grid(List.of(BOTH, ONE, NONE), 4));
  }

  @Test
  void whatHasNoPlaceAnywhereIsEveryRuns() {
    assertEquals(
        List.of(Map.of("lr", 1, "n", 3), Map.of("n", 3)),
        grid(List.of(new Command(List.of("{hp:lr}"), false), NONE), 2));
  }

  @Test
  void aGridHasThePointsOfAllCommands() {
    SearchSpace space = new SearchSpace(List.of(BOTH, ONE, NONE), SPACE);

    assertEquals(9, space.points());
    assertEquals(List.of(BOTH, ONE, NONE, BOTH, ONE, BOTH), space.turns(6));
    assertEquals(9, space.turns(1000).size());
  }

  /** No command's point is tried more than once more often than another one. */
  @Property(tries = 50)
  void aGridIsRepeatedEvenly(@ForAll @IntRange(min = 0, max = 40) int runs) {
    List<Command> turns = new SearchSpace(List.of(BOTH, ONE, NONE), SPACE).turns(1000);
    Map<Object, Integer> counts = new HashMap<>();
    List<Map<String, Object>> values = grid(turns, runs);
    for (int run = 0; run < runs; run++) {
      counts.merge(List.of(turns.get(run % turns.size()), values.get(run)), 1, Integer::sum);
    }

    assertEquals(Math.min(9, runs), counts.size());
    assertTrue(
        counts.values().stream().allMatch(count -> count == runs / 9 || count == runs / 9 + 1));
  }
}
