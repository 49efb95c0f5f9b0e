package org.runspec.store.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runspec.job.JobName;
import org.runspec.job.MultiRun.SearchPlan;
import org.runspec.job.Objective;
import org.runspec.store.record.MemoryStore;
import org.runspec.store.view.RunValues.Choice;

class RunValuesTest {
  private static final List<SearchPlan.Dimension> SPACE =
      List.of(SearchPlan.Dimension.of("lr", List.of(0.1, 0.01), true));

  private static RunValues values(Optional<String> algorithm, List<Map<String, Object>> chosen) {
    return new RunValues(
        new MemoryStore().runStore(),
        new JobName(1),
        new SearchPlan(algorithm, 4711, SPACE, chosen, Optional.empty()),
        Objective.HPMAX);
  }

  @Test
  void withoutSearchThereAreNone() throws IOException {
    assertEquals(new Choice(Map.of(), Map.of()), values(Optional.empty(), List.of()).of(3));
  }

  @Test
  void aStaticSearchWasMadeWhenTheJobWasPlanned() throws IOException {
    RunValues values = values(Optional.of("random"), List.of(Map.of("lr", 0.1), Map.of("lr", 7)));

    assertEquals(Map.of("lr", 7), values.of(1).values());
  }

  @Test
  void aDynamicSearchIsMadeNow() throws IOException {
    RunValues values = values(Optional.of("grid"), List.of());

    assertEquals(new Choice(Map.of("lr", 0.01), Map.of()), values.of(1));
    assertEquals(new Choice(Map.of("lr", 0.1), Map.of()), values.of(2));
  }

  @Test
  void anUnknownSearchIsRefusedAtOnce() {
    assertThrows(IllegalArgumentException.class, () -> values(Optional.of("magic"), List.of()));
  }
}
