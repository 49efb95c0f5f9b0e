package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.cli.session.ExitCode;
import org.runspec.run.journal.Ending;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.journal.StandingRows;

/** A run that a node starts again: what it makes of what an earlier attempt left. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs sh")
class RestartedRunTest {
  private static final String MINIMIZE =
      """
        - processing_stage:
            component: processors/Minimize_Proc
            max_iterations: 200
            iters_per_report: 100
            save_best_to: <experiment_path>/best.json
      """;

  private static final String ENDLESS =
      MINIMIZE.replace("200", "1000000000000").replace("best.json", "second.json");

  @TempDir Path folder;

  private InsideJob job(String... stages) {
    return InsideJob.of(folder, String.join("", stages));
  }

  @Test
  void aJavaStageStopsAndWhatWasFinishedIsNotRepeated() throws Exception {
    InsideJob job = job(MINIMIZE, ENDLESS);
    job.stoppingAt("300 iters", "time");

    assertEquals(ExitCode.TRY_LATER, job.attempt(), job::screen);
    assertEquals(new Ending.Stopped("time"), job.ending());
    List<String> first = job.reports();

    assertEquals(ExitCode.TERMINATED, job.attempt(), "nothing new was saved");

    assertTrue(job.screen().contains("Going on with stage 2 of 2."), job::screen);
    assertFalse(job.screen().contains("Processing stage 1"), job::screen);
    List<String> second = job.reports();
    assertEquals(first.get(0), second.get(0), "hyperparameters");
    assertEquals(first.get(2), second.get(1), "the last row of stage 1");
    assertEquals(first.subList(3, 6), second.subList(2, 5), "stage 2 draws the same");
    assertEquals(
        first.subList(1, 6).stream().map(RestartedRunTest::step).toList(),
        StandingRows.in(job.journal().lines()).stream().limit(5).map(r -> r.step()).toList());
  }

  private static long step(String report) {
    return Long.parseLong(report.replaceAll("\\{\"iters\": ([0-9]+).*", "$1"));
  }

  @Test
  void aFailedStageIsTriedAgainAndAFinishedRunIsNotRepeated() throws Exception {
    InsideJob job =
        job(MINIMIZE, InsideJob.program("echo x >> tries.txt\n[ $RUNSPEC_ATTEMPT = 2 ]"), MINIMIZE);

    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);
    assertEquals(ExitCode.DONE, job.attempt(), job::screen);
    assertTrue(job.screen().contains("Going on with stage 2 of 3."), job::screen);
    String hpmax = last(job.reports());

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);
    assertTrue(job.screen().contains("All stages were finished before."), job::screen);
    assertEquals(hpmax, last(job.reports()));
    assertEquals(1, count(job, JournalLine.Objective.class));
    assertEquals(1, count(job, JournalLine.Restarted.class));
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }

  private static long count(InsideJob job, Class<?> kind) {
    return job.journal().lines().stream().filter(kind::isInstance).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"best.json", "metrics.jsonl"})
  void aStageWhoseResultsDidNotArriveIsRepeated(String lost) throws Exception {
    InsideJob job = job(MINIMIZE, InsideJob.program("[ $RUNSPEC_ATTEMPT = 2 ]"));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);
    List<String> rows = job.reports().subList(1, 3);
    Path file = job.results().resolve(lost);
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 3));

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertTrue(job.screen().contains("the results of a finished stage are not there"), job::screen);
    assertTrue(job.screen().contains("Going on with stage 1 of 2."), job::screen);
    assertEquals(rows, job.reports().subList(1, 3));
    assertEquals(
        List.of(100L, 200L),
        StandingRows.in(job.journal().lines()).stream().map(JournalLine.Row::step).toList());
  }

  /** The journal had come to its end, but what the stages left has not all arrived. */
  @Test
  void aCompleteRunWhoseResultsDidNotArriveIsCompletedAgain() throws Exception {
    InsideJob job = job(MINIMIZE, MINIMIZE.replace("best.json", "second.json"));
    assertEquals(ExitCode.DONE, job.attempt(), job::screen);
    String hpmax = last(job.reports());
    Files.delete(job.results().resolve("stage2/finished.json"));

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertTrue(job.screen().contains("Going on with stage 2 of 2."), job::screen);
    assertEquals(hpmax, last(job.reports()));
    assertEquals(new Ending.Completed(), job.ending());
    assertEquals(2, count(job, JournalLine.Objective.class));
  }

  @Test
  void aFileThatOnlyGrewIsStillThere() throws Exception {
    String log = "echo $RUNSPEC_STAGE >> $RUNSPEC_EXPERIMENT_PATH/log.txt\n";
    InsideJob job =
        job(InsideJob.program(log), InsideJob.program(log + "[ $RUNSPEC_ATTEMPT = 2 ]"));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertEquals("1\n2\n2\n", Files.readString(job.results().resolve("log.txt")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"repro_spec.yaml", "metrics.jsonl"})
  void withoutARecordItBeginsAnew(String missing) throws Exception {
    InsideJob job = job(MINIMIZE, InsideJob.program("[ $RUNSPEC_ATTEMPT = 2 ]"));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);
    Files.delete(job.results().resolve(missing));

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertTrue(job.screen().contains("there is no record of a run in its folder"), job::screen);
    assertTrue(job.screen().contains("Processing stage 1 of 2"), job::screen);
    assertEquals(0, count(job, JournalLine.Restarted.class));
  }

  @Test
  void theRecordOfAnotherRunIsMovedAway() throws Exception {
    InsideJob job = job(MINIMIZE, InsideJob.program("[ $RUNSPEC_ATTEMPT = 2 ]"));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);

    assertEquals(ExitCode.DONE, job.choosing("{\"step\": 0.2}").attempt(), job::screen);

    assertTrue(
        job.screen().contains("hyperparameters[0].name.tuned_value: 0.1, now 0.2"), job::screen);
    try (Stream<Path> earlier = Files.list(job.results().resolve("earlier"))) {
      assertEquals(1, earlier.count());
    }
  }

  /** The program goes on behind its checkpoint, and never reports again what went unheard. */
  @Test
  void whatWasReportedToNobodyIsMadeUpFor() throws Exception {
    InsideJob job =
        job(
            InsideJob.program(
                """
                if [ $RUNSPEC_ATTEMPT = 1 ]; then
                  echo '{"iters": 1, "loss": 1}' >> $RUNSPEC_METRICS
                  exit 3
                fi
                echo '{"iters": 3, "loss": 3}' >> $RUNSPEC_METRICS
                """));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);
    Files.writeString(
        job.results().resolve("stage1/metrics.jsonl"),
        """
        {"iters": 1, "loss": 1}
        {"iters": 2, "loss": 2}
        {"checkpoint": "c2"}
        {"iters": 3, "lo""");

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertEquals(
        List.of(1L, 2L, 3L),
        StandingRows.in(job.journal().lines()).stream().map(JournalLine.Row::step).toList());
    assertEquals(
        List.of("{\"iters\": 2, \"s1-loss\": 2.0}", "{\"checkpoint\": \"stage1/c2\"}"),
        job.reports().subList(1, 3));
    assertTrue(last(job.reports()).startsWith("{\"hpmax\": 2.0"), job.reports()::toString);
  }

  @Test
  void aHalfWrittenLastLineHurtsNothing() throws Exception {
    InsideJob job =
        job(
            MINIMIZE,
            InsideJob.program(
                """
                echo '{"iters": 1, "loss": 1}' >> $RUNSPEC_METRICS
                [ $RUNSPEC_ATTEMPT = 2 ]
                """));
    assertEquals(ExitCode.FAILED, job.attempt(), job::screen);
    Path journal = job.results().resolve("metrics.jsonl");
    List<String> lines = Files.readAllLines(journal);
    String rows =
        lines.stream().limit(lines.size() - 2).collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(journal, rows + "{\"stage\": 2, \"iters\": 1, \"lo");
    Path console = job.results().resolve("console.txt");
    Files.writeString(console, "Processing sta");

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    assertTrue(job.screen().contains("Going on with stage 2 of 2."), job::screen);
    assertEquals(1, job.journal().unreadable().size());
    assertEquals(
        List.of(100L, 200L, 1L),
        StandingRows.in(job.journal().lines()).stream().map(JournalLine.Row::step).toList());
    assertEquals("Processing sta", Files.readAllLines(job.results().resolve("console.txt")).get(0));
  }

  /** The copy of the journal is behind the checkpoint, by any part of what the attempt wrote. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void howeverMuchOfTheJournalDidNotArriveItsSeriesIsWhole(int seed) throws Exception {
    String counting =
        """
        place=$RUNSPEC_CHECKPOINT_DIR/place
        step=$(cat $place 2> /dev/null || echo 0)
        for i in 1 2 3; do
          step=$((step + 1))
          echo "{\\"iters\\": $step, \\"loss\\": $step}" >> $RUNSPEC_METRICS
          echo $step > $place
        done
        [ $RUNSPEC_ATTEMPT = 6 ]
        """;
    InsideJob job = job(MINIMIZE, InsideJob.program(counting));
    Random dice = new Random(seed);
    int begunWith = 0;
    for (int attempt = 1; attempt < 6; attempt++) {
      assertEquals(ExitCode.FAILED, job.attempt(), job::screen);
      Path journal = job.results().resolve("metrics.jsonl");
      byte[] whole = Files.readAllBytes(journal);
      boolean late = attempt % 2 == 1;
      begunWith = late ? begunWith + dice.nextInt(whole.length - begunWith + 1) : whole.length;
      Files.write(journal, Arrays.copyOf(whole, begunWith));
    }

    assertEquals(ExitCode.DONE, job.attempt(), job::screen);

    List<Long> steps =
        StandingRows.in(job.journal().lines()).stream()
            .filter(row -> row.stage() == 2)
            .map(JournalLine.Row::step)
            .toList();
    assertEquals(LongStream.rangeClosed(1, 18).boxed().toList(), steps);
  }
}
