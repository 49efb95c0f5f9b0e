package org.runspec.store.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeLine;
import org.runspec.job.Objective;
import org.runspec.job.RunState;
import org.runspec.search.Trial;
import org.runspec.store.Samples;

class TrialsTest {
  private static final JobRecord JOB = Samples.draft("s", 10, 2).record();
  private static final Map<String, Object> VALUES = Map.of("lr", 0.01);

  private static NodeLine claimed(int run, int attempt) {
    return new NodeLine.Claimed(Samples.claim(JOB, run, attempt, "t"));
  }

  private static NodeLine ended(int run, int attempt, RunState state) {
    return new NodeLine.Ended(Samples.end(JOB, run, attempt, state, "t"), 0);
  }

  private static List<Trial> history(Objective objective, NodeLine... lines) {
    Trials trials = new Trials(objective);
    List.of(lines).forEach(trials::learn);
    return trials.history();
  }

  private static Trial open(int run) {
    return new Trial(run, VALUES, OptionalDouble.empty(), false);
  }

  @Test
  void runsThatGoOnAreKnownWithTheirValues() {
    assertEquals(List.of(open(0), open(3)), history(Objective.HPMAX, claimed(3, 1), claimed(0, 1)));
  }

  @Test
  void aCompletedRunHasAScoreAFailedOneHasNone() {
    assertEquals(
        List.of(
            new Trial(1, VALUES, OptionalDouble.of(1.5), true),
            new Trial(2, VALUES, OptionalDouble.empty(), true)),
        history(
            Objective.HPMAX,
            claimed(1, 1),
            claimed(2, 1),
            ended(1, 1, RunState.COMPLETED),
            ended(2, 1, RunState.ERROR)));
  }

  @Test
  void aCancelledRunTellsNothing() {
    assertEquals(
        List.of(), history(Objective.HPMAX, claimed(1, 1), ended(1, 1, RunState.CANCELLED)));
  }

  @Test
  void lowerIsBetterWhereTheObjectiveSaysSo() {
    Objective lowest = new Objective("hpmax", Objective.Goal.MIN, Objective.Reduce.LAST);

    assertEquals(
        OptionalDouble.of(-1.5),
        history(lowest, claimed(1, 1), ended(1, 1, RunState.COMPLETED)).get(0).score());
  }

  @Test
  void aRunWithoutTheMetricHasNoScore() {
    Objective other = new Objective("acc", Objective.Goal.MAX, Objective.Reduce.LAST);

    assertEquals(
        OptionalDouble.empty(),
        history(other, claimed(1, 1), ended(1, 1, RunState.COMPLETED)).get(0).score());
  }

  @Test
  void aRunThatWasResumedGoesOnAgain() {
    assertEquals(
        List.of(open(1)),
        history(Objective.HPMAX, claimed(1, 1), ended(1, 1, RunState.ERROR), claimed(1, 2)));
  }

  @Test
  void anEarlierAttemptThatBecomesKnownLaterSaysWhenTheRunBegan() {
    assertEquals(
        List.of(open(1)),
        history(Objective.HPMAX, ended(1, 1, RunState.ERROR), claimed(1, 2), claimed(1, 1)));
  }

  @Test
  void aHistoryStaysAsItWasWhenItWasAskedFor() {
    Trials trials = new Trials(Objective.HPMAX);
    trials.learn(claimed(3, 1));
    List<Trial> before = trials.history();

    trials.learn(claimed(0, 1));

    assertEquals(List.of(open(3)), before);
    assertEquals(List.of(open(0), open(3)), trials.history());
  }

  @Property(tries = 50)
  void theOrderInWhichJournalsAreReadDoesNotMatter(@ForAll long seed) throws IOException {
    SimulatedJob job = new SimulatedJob(seed, false);
    for (int step = 0; step < 80; step++) {
      job.step();
    }
    List<NodeLine> lines = new ArrayList<>();
    new Feed(job.store(), job.job().job()).read((life, time, line) -> lines.add(line));
    List<NodeLine> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(seed));

    assertEquals(
        history(Objective.HPMAX, lines.toArray(new NodeLine[0])),
        history(Objective.HPMAX, shuffled.toArray(new NodeLine[0])));
  }
}
