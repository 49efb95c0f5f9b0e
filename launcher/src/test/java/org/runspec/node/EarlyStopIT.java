package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.EarlyStopping;
import org.runspec.job.NodeLine;
import org.runspec.job.Objective;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.report.Attempts;
import org.runspec.store.view.Feed;

/** Runs that do worse than others end early. */
@Timeout(90)
class EarlyStopIT {
  private static final String RUN = "${XT_RUN_NAME#run?.}";
  private static final String NODE = "$(echo $XT_RUN_NAME | cut -c4)";

  @TempDir private Path folder;

  /**
   * Reports a number as loss, five times, and hears what it is asked. If the number is too high, it
   * goes on behind some reports only when it is asked to end.
   */
  private static String losses(String number, int highest, int reports) {
    return "n="
        + number
        + "; trap 'cp $RUNSPEC_STOP_FILE results/why; exit 0' TERM; for step in 1 2 3 4 5; do"
        + " echo '{\"iters\": '$step', \"s1-hrs\": 0, \"s1-loss\": '$n'}' >> $RUNSPEC_METRICS;"
        + (" [ $n -le " + highest + " ] || [ $step -lt " + reports + " ]")
        + " || while :; do sleep 0.1; done; done";
  }

  private static Objective loss(Objective.Reduce reduce) {
    return new Objective("s1-*", Objective.Goal.MIN, reduce);
  }

  private static EarlyStopping halvingFrom(int delay) {
    return new EarlyStopping.SuccessiveHalving(delay, 2, loss(Objective.Reduce.LAST));
  }

  private static boolean isEarly(RunEnd end) {
    return end.reason().equals("early_stop");
  }

  private static String whyEarly(TestJob job, int run, int attempt) throws Exception {
    return new Attempts(job.store, job.job.record()).of(run, attempt).get(attempt - 1).early();
  }

  private List<NodeLine.Compared> comparisons(TestJob job) throws Exception {
    List<NodeLine.Compared> comparisons = new ArrayList<>();
    new Feed(job.store, job.job.record().job())
        .read(
            (life, time, line) -> {
              if (line instanceof NodeLine.Compared compared) {
                comparisons.add(compared);
              }
            });
    return comparisons;
  }

  private static Thread start(Callable<?> life) {
    Thread thread =
        new Thread(
            () -> {
              try {
                life.call();
              } catch (Exception e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void aRunThatIsWorseHasTimeToSaveAndIsCompletedWithWhatItReportedLast() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(6, 1, 1, losses(RUN, 3, 2))
                .within(
                    Draft.early(new EarlyStopping.Median(2, 1, loss(Objective.Reduce.MEAN)), 50)));

    job.execute();

    List<RunEnd> ends = job.ends();
    assertTrue(ends.stream().allMatch(end -> end.state() == RunState.COMPLETED), ends.toString());
    assertEquals(
        List.of(false, false, false, true, true, true),
        ends.stream().map(EarlyStopIT::isEarly).toList());
    assertEquals("early_stop\n", job.mirrored(3, 1, "why"));
    assertEquals("worse than the median of 3 runs at report 2", whyEarly(job, 3, 1));
    assertEquals("", whyEarly(job, 0, 1));
    assertEquals(-4.0, ends.get(3).metrics().get("hpmax"), "what a search is to make of it");
    assertFalse(ends.get(0).metrics().containsKey("hpmax"), "that one tells it itself");
    assertEquals(2, job.metricsOf(3, 1), "it did not come to its end");
  }

  @Test
  void whyARunEndsStandsInTheJournalOfItsNode() throws Exception {
    TestJob job =
        TestJob.create(
            folder, Draft.of(3, 1, 1, losses(RUN, 1, 1)).within(Draft.early(halvingFrom(1), 50)));

    job.execute();

    assertEquals(
        List.of(
            "0 at 1: on",
            "0 at 2: on",
            "0 at 4: on",
            "1 at 1: not among the best 1 of 2 runs at report 1",
            "2 at 1: not among the best 1 of 3 runs at report 1"),
        comparisons(job).stream()
            .map(line -> line.run() + " at " + line.reports() + ": " + line.stop().orElse("on"))
            .toList());
  }

  @Test
  void runsOfOtherNodesCountToo() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(6, 2, 1, losses(NODE, 1, 2)).fixed().within(Draft.early(halvingFrom(2), 50)));
    Thread first = start(job.node(0, "first")::live);
    TestJob.await(() -> comparisons(job).stream().filter(line -> line.reports() == 2).count() == 3);

    job.node(1, "second").live();
    first.join();

    assertEquals(
        List.of("run2.1", "run2.2", "run2.3"),
        job.ends().stream()
            .filter(EarlyStopIT::isEarly)
            .map(end -> end.name().toString())
            .sorted()
            .toList(),
        "they are like each other");
  }

  @Test
  void aRunWhoseNodeDiedAfterTheDecisionIsNotExecutedAgain() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(4, 1, 1, losses(RUN, 3, 2).replace("exit 0", "sleep 60"))
                .within(
                    Draft.early(new EarlyStopping.Median(2, 1, loss(Objective.Reduce.LAST)), 50)));
    Controller first = job.node(0, "first");
    Thread life = start(first::live);
    TestJob.await(() -> comparisons(job).stream().anyMatch(line -> line.stop().isPresent()));
    first.services().restart();
    life.join();

    job.node(0, "second").live();

    RunEnd end = job.end(3);
    assertEquals(List.of(RunState.COMPLETED, true), List.of(end.state(), isEarly(end)));
    assertEquals(2, end.attempt());
    assertEquals(-4.0, end.metrics().get("hpmax"));
    assertEquals("worse than the median of 3 runs at report 2", whyEarly(job, 3, 2));
    assertFalse(job.told(3, 2).contains("metrics"), "its command did not run");
  }
}
