package org.runspec.run.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runspec.run.journal.JournalLine.Restarted;
import org.runspec.run.journal.JournalLine.Restarted.Cause;
import org.runspec.run.journal.JournalLine.Row;

/** Which rows are shown of a run that was begun again. */
class StandingRowsTest {
  private static final Instant TIME = Instant.EPOCH;
  private final List<JournalLine> lines = new ArrayList<>();

  private StandingRowsTest row(int stage, long step, double value) {
    lines.add(new Row(stage, "iters", step, Map.of("loss", value), 0, TIME));
    return this;
  }

  private StandingRowsTest again(int stage) {
    lines.add(new Restarted(stage, Cause.RESUMED, 0, TIME));
    return this;
  }

  private List<String> shown() {
    return StandingRows.in(lines).stream()
        .map(row -> row.stage() + ":" + row.step() + "=" + row.metrics().get("loss"))
        .toList();
  }

  @Test
  void ofEachStepTheNewestAttemptsIsShown() {
    row(1, 100, 1).row(1, 200, 2).row(1, 300, 3).again(1).row(1, 200, 20).row(1, 300, 30);

    assertEquals(List.of("1:100=1.0", "1:200=20.0", "1:300=30.0"), shown());
  }

  @Test
  void anAttemptThatIsNotAsFarYetHasTakenItsPlaceAllTheSame() {
    row(1, 100, 1).row(1, 200, 2).row(1, 300, 3).again(1).row(1, 150, 15);

    assertEquals(List.of("1:100=1.0", "1:150=15.0"), shown());
  }

  @Test
  void anAttemptThatReportedNothingTakesNothingAway() {
    row(1, 100, 1).row(1, 200, 2).again(1).again(1);

    assertEquals(List.of("1:100=1.0", "1:200=2.0"), shown());
  }

  @Test
  void stagesThatWereFinishedStay() {
    row(1, 100, 1).row(2, 50, 5).row(2, 60, 6).again(2).row(2, 60, 66);

    assertEquals(List.of("1:100=1.0", "2:50=5.0", "2:60=66.0"), shown());
  }

  @Test
  void stagesBehindTheOneThatBeginsAgainStayUntilTheyDoToo() {
    row(1, 100, 1).row(2, 50, 5).row(2, 60, 6).again(1).row(1, 200, 2);

    assertEquals(List.of("1:100=1.0", "2:50=5.0", "2:60=6.0", "1:200=2.0"), shown());
    again(2).row(2, 60, 66);
    assertEquals(List.of("1:100=1.0", "2:50=5.0", "1:200=2.0", "2:60=66.0"), shown());
  }

  @Test
  void rowsOfOneAttemptMayShareAStepAndGoBack() {
    row(1, 100, 1).row(1, 100, 2).row(1, 90, 3);

    assertEquals(List.of("1:100=1.0", "1:100=2.0", "1:90=3.0"), shown());
  }
}
