package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.job.Claim;
import org.runspec.job.Distribution;
import org.runspec.job.JobName;
import org.runspec.job.MultiRun.SearchPlan;
import org.runspec.job.NodeLine;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunName;
import org.runspec.job.SearchHistory;
import org.runspec.search.Dimension;
import org.runspec.search.SearchAlgorithm;
import org.runspec.search.SearchAlgorithms;
import org.runspec.store.view.Feed;
import org.runspec.store.view.Trials;

/** Whether what nodes chose follows from what their claims say they knew. */
@Timeout(90)
class SearchReplayIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"random", "dgd", "bayesian"})
  void everySuggestionOfAJobIsMadeAgainFromItsJournals(String name) throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(
                    40,
                    3,
                    2,
                    "[ $((RUNSPEC_SEED % 7)) != 3 ] || exit 1;"
                        + " echo '{\"summary\": {\"hpmax\": '$((RUNSPEC_SEED % 10))'}}'"
                        + " >> $RUNSPEC_METRICS")
                .searching(
                    name,
                    SearchPlan.Dimension.of("lr", List.of(0.1, 0.01, 0.001), true),
                    SearchPlan.Dimension.of("net", List.of("small", "big"), false),
                    SearchPlan.Dimension.drawn(
                        "units",
                        new Distribution(
                            Distribution.Kind.UNIFORM, List.of(16.0, 128.0), Optional.of(16.0)))));

    job.execute();

    SearchAlgorithm algorithm = SearchAlgorithms.named(name).orElseThrow();
    Map<String, List<NodeLine>> journals = journals(job);
    int replayed = 0;
    for (Claim claim : firstClaims(journals)) {
      assertEquals(
          RecordFormat.line(claim.hparams()),
          RecordFormat.line(
              algorithm.next(space(job), 7, claim.run(), known(job, claim, journals).history())));
      replayed += claim.history().isEmpty() ? 0 : 1;
    }
    assertEquals(40, firstClaims(journals).size());
    assertTrue(algorithm.learns() ? replayed >= 30 : replayed == 0, replayed + " with history");
  }

  @Test
  void aSearchThatKnowsAnEarlierJobBeginsWhereThatOneEnded() throws Exception {
    TestJob job =
        TestJob.create(
            folder,
            Draft.of(6, 1, 1, "echo '{\"summary\": {\"hpmax\": 0}}' >> $RUNSPEC_METRICS")
                .searching("dgd", SearchPlan.Dimension.of("lr", List.of(1, 2, 3, 4, 5, 6, 7), true))
                .knowing(
                    new SearchHistory.EarlierRun(
                        new JobName(9), new RunName(9, 1), Map.of("lr", 4), 10)));

    job.execute();

    for (Claim claim : job.store.claims(job.job.record().job())) {
      assertTrue(List.of(3, 4, 5).contains(claim.hparams().get("lr")), claim.toString());
    }
  }

  private static List<Dimension> space(TestJob job) {
    return job.job.multiRun().search().space().stream().map(Dimension::of).toList();
  }

  /** The claims and ends that each node told, in its order. */
  private static Map<String, List<NodeLine>> journals(TestJob job) throws IOException {
    Map<String, List<NodeLine>> journals = new LinkedHashMap<>();
    new Feed(job.store, job.job.record().job())
        .read(
            (life, time, line) -> {
              if (Trials.concerns(line)) {
                journals.computeIfAbsent(life.toString(), unseen -> new ArrayList<>()).add(line);
              }
            });
    return journals;
  }

  private static List<Claim> firstClaims(Map<String, List<NodeLine>> journals) {
    return journals.values().stream()
        .flatMap(List::stream)
        .filter(NodeLine.Claimed.class::isInstance)
        .map(line -> ((NodeLine.Claimed) line).claim())
        .filter(claim -> claim.attempt() == 1)
        .toList();
  }

  private static Trials known(TestJob job, Claim claim, Map<String, List<NodeLine>> journals) {
    Trials trials = new Trials(job.job.multiRun().objective());
    claim
        .history()
        .forEach(
            (node, count) ->
                journals.get(node).subList(0, count.intValue()).forEach(trials::learn));
    return trials;
  }
}
