package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.component.Cancellation;
import org.runspec.job.Claim;
import org.runspec.job.EarlyStopping;
import org.runspec.job.Event;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.Objective;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunName;
import org.runspec.node.attempt.Attempt;
import org.runspec.node.journal.LocalJournal;
import org.runspec.search.stopping.Mark;
import org.runspec.store.Journal;

/** What a node does about runs that do worse than others. */
class EarlyStopsTest {
  private static final NodeName SELF = new NodeName(0, "life");
  private static final Objective LOSS =
      new Objective("loss", Objective.Goal.MIN, Objective.Reduce.LAST);
  private static final String WORSE = "not among the best 1 of 2 runs at report 1";

  @TempDir private Path folder;
  private final Going going = new Going();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private TestJob job;
  private TakenRuns taken;
  private LocalJournal local;

  @BeforeEach
  void begin() throws IOException {
    job = TestJob.create(folder, Draft.of(8, 2, 4, "true"));
    taken = new TakenRuns(job);
    local =
        LocalJournal.open(
            folder.resolve("journal"), new Journal.OfNode(job.job.record().job(), SELF), job.store);
  }

  @AfterEach
  void end() throws IOException {
    local.close();
  }

  private EarlyStops stops(EarlyStopping policy) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new EarlyStops(
        Optional.of(policy),
        new NodeJournal(local, clock, new SteppedPacer()),
        going,
        new Log(new PrintStream(said, true, StandardCharsets.UTF_8), clock));
  }

  private EarlyStops halving() {
    return stops(new EarlyStopping.SuccessiveHalving(1, 2, LOSS));
  }

  private Attempt goes(int run) throws IOException {
    Attempt attempt = taken.attempt(taken.claim(run, 1, SELF));
    going.add(attempt);
    return attempt;
  }

  /** What another node told of a run. */
  private static NodeLine told(int run, int attempt, double value, Optional<String> stop) {
    return new NodeLine.Compared(run, attempt, new RunName(2, run + 1), 1, value, value, stop);
  }

  private List<NodeLine.Compared> journal() throws IOException {
    List<NodeLine.Compared> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("journal"))) {
      NodeLine read = NodeLine.of(RecordFormat.read(line, Event.class)).orElseThrow();
      lines.add((NodeLine.Compared) read);
    }
    return lines;
  }

  @Test
  void aRunThatIsWorseThanOneOfAnotherNodeIsAskedToEndOnceAndTheJournalSaysWhy() throws Exception {
    EarlyStops stops = halving();
    Attempt attempt = goes(0);
    stops.learn(told(5, 1, -1, Optional.empty()));

    stops.compared(attempt.claim(), new Mark(1, -2, -2));
    stops.compared(attempt.claim(), new Mark(2, -2, -2));

    assertEquals(Optional.of(Cancellation.Reason.EARLY_STOP), attempt.stopReason());
    assertEquals(List.of(Optional.of(WORSE)), journal().stream().map(l -> l.stop()).toList());
    assertEquals(
        "1970-01-01T00:00:00Z run1.1: stopped early, " + WORSE,
        said.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void oneThatIsBetterGoesOnAndIsComparedAgainWhereThatIsDue() throws Exception {
    EarlyStops stops = halving();
    Attempt attempt = goes(0);
    stops.learn(told(5, 1, -1, Optional.empty()));

    for (int reports = 1; reports <= 4; reports++) {
      stops.compared(attempt.claim(), new Mark(reports, 0, 0));
    }

    assertEquals(Optional.empty(), attempt.stopReason());
    assertEquals(List.of(1, 2, 4), journal().stream().map(line -> line.reports()).toList());
  }

  @Test
  void whoTakesARunOverThatWasToEndEndsItUnlessItWasResumedSince() throws Exception {
    EarlyStops stops = halving();
    stops.learn(told(0, 1, -5, Optional.of(WORSE)));
    Claim claim = taken.claim(0, 2, SELF);
    Attempt resumed = taken.attempt(claim);
    Attempt takenOver = taken.attempt(claim);

    stops.begins(resumed, 1);
    stops.begins(takenOver, 0);

    assertEquals(Optional.empty(), resumed.stopReason());
    assertEquals(Optional.of(Cancellation.Reason.EARLY_STOP), takenOver.stopReason());
  }

  @Test
  void eachPolicyHasItsRule() throws Exception {
    for (EarlyStopping policy :
        List.of(
            new EarlyStopping.Median(1, 1, LOSS),
            new EarlyStopping.Truncation(1, 1, 0.25, LOSS),
            new EarlyStopping.SuccessiveHalving(1, 2, LOSS))) {
      EarlyStops stops = stops(policy);
      Attempt worst = taken.attempt(taken.claim(0, 1, SELF));
      going.add(worst);
      for (int other = 1; other < 4; other++) {
        stops.learn(told(other, 1, other, Optional.empty()));
      }

      stops.compared(worst.claim(), new Mark(1, 0, 0));

      assertEquals(Optional.of(Cancellation.Reason.EARLY_STOP), worst.stopReason());
    }
  }

  @Test
  void withoutAPolicyNothingIsLearnt() {
    EarlyStops none =
        new EarlyStops(
            Optional.empty(),
            new NodeJournal(local, Clock.systemUTC(), new SteppedPacer()),
            going,
            new Log(System.out, Clock.systemUTC()));

    none.learn(told(0, 1, 0, Optional.of(WORSE)));

    assertFalse(none.areWanted());
  }
}
