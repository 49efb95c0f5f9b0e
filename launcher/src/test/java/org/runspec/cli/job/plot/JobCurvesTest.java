package org.runspec.cli.job.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which runs of very many are drawn. */
class JobCurvesTest {
  @Test
  void runsAreOfAllPartsOfASearch() {
    List<Integer> all = IntStream.range(0, 1_250).boxed().toList();

    List<Integer> some = JobCurves.spread(all);

    assertEquals(500, some.size());
    assertEquals(List.of(0, 2, 5, 7, 10), some.subList(0, 5));
    assertEquals(1_247, some.get(499));
    assertEquals(all.subList(0, 500), JobCurves.spread(all.subList(0, 500)));
  }
}
