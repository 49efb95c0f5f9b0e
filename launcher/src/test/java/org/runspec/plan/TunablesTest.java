package org.runspec.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.runspec.search.Dimension;
import org.runspec.spec.problem.Position;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tuning.Space;
import org.runspec.spec.tuning.SpaceNotation;
import org.runspec.spec.tuning.Spread;

/** What people write and what a search draws are read in different rooms, by one arithmetic. */
class TunablesTest {
  private static final List<String> STEPS = List.of("1", "16", "0.1", "0.25", "1e-4", "0.007");

  @Property
  void theExtremesOfWhatIsWrittenAreThoseOfWhatIsDrawn(
      @ForAll @IntRange(min = 1, max = 2_000) int low,
      @ForAll @IntRange(min = 1, max = 900) int steps,
      @ForAll @IntRange(max = 5) int size,
      @ForAll boolean log) {
    double step = Double.parseDouble(STEPS.get(size));
    String written =
        (log ? "$qloguniform(" : "$quniform(")
            + (low * step + step / 3)
            + ", "
            + ((low + steps) * step)
            + ", "
            + STEPS.get(size)
            + ")";
    Space space = new SpaceNotation(SpaceNotation.Bounds.VALUES).read(written);
    Assume.that(space instanceof Space.Drawn);
    Spread spread = ((Space.Drawn) space).spread();

    Tunable tunable = Tunable.drawn("x", spread, Provenance.written(Position.ofFile("x")));
    Optional<List<Object>> listed =
        Dimension.of(Tunables.planned(tunable, false).orElseThrow()).listed();

    assertEquals(
        Optional.of(spread.extremes()),
        listed.map(all -> List.of(all.get(0), all.get(all.size() - 1))),
        written);
  }
}
