package org.runspec.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runspec.job.RunState;

/** Runs that are shown as groups, with what is the mean, the best and so on of each. */
class GroupedListsTest extends JobScreens {
  private static final double[] LOSSES = {0.4, 0.2, 0.3, 0.1, Double.NaN, 0.25, Double.NaN};

  /** Two runs of each of three rates, one of another and one that waits; two diverged. */
  @BeforeEach
  void makeJob() throws IOException {
    StoredJob job = StoredJob.create(project, 8, 2);
    for (int run = 0; run < LOSSES.length; run++) {
      Map<String, Object> hparams = new LinkedHashMap<>();
      hparams.put("rate", run / 2 == 1 ? 1 : 0.1 * (run / 2 + 1));
      hparams.put("mode", run % 2 == 0 ? "fast" : "slow");
      job.start(run % 2, run, hparams, StoredJob.NOON.plusSeconds(run));
      job.end(
          run % 2,
          run,
          run == 2 ? RunState.ERROR : RunState.COMPLETED,
          run == 2 ? "ValueError: no" : "",
          metrics(run),
          StoredJob.NOON.plusSeconds(60 * (run + 1)));
    }
  }

  private static Map<String, Object> metrics(int run) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("hpmax", run == 5 ? Double.POSITIVE_INFINITY : -LOSSES[run]);
    metrics.put("s1-loss", LOSSES[run]);
    return metrics;
  }

  @Test
  void groupsAreShownWithTheObjectiveUnlessOneWantsOtherThings() throws IOException {
    ApprovedScreen.verify(
        "groups",
        typed(
            "list runs job1 --group-by rate",
            "list runs --group-by mode,rate --where rate!=none --aggregate"
                + " count:s1-loss,mean:s1-loss,median:s1-loss,std:s1-loss,sem:s1-loss",
            "list runs --group-by rate --aggregate min:s1-loss,argmin:s1-loss=best --sort best",
            "list runs --group-by rate --aggregate mean(s1-loss)=average --sort average --first 2",
            "list runs --aggregate count,max:elapsed,mean:elapsed,min:started,argmax:ended",
            "list runs --group-by status --where status=completed --add-columns status=state",
            "list runs --group-by rate --where rate>7",
            "list jobs --group-by target",
            "list runs --group-by hparams.* --format csv",
            "list runs --group-by rate --format jsonl"));
  }

  @Test
  void whatIsWrongWithGroupsIsTold() throws IOException {
    ApprovedScreen.verify(
        "group-mistakes",
        typed(
            "list runs --group-by rte",
            "list runs --aggregate mean:los",
            "list runs --aggregate maen:s1-loss",
            "list runs --aggregate s1-loss:mean",
            "list runs --aggregate s1-loss",
            "list runs --aggregate mean",
            "list runs --aggregate mean:mode",
            "list runs --aggregate mean:started",
            "list runs --group-by rate --sort s1-loss"));
  }

  /** Whoever asks for the least five wants numbers. */
  @Test
  void whatIsNotANumberIsSortedToTheEndThatNobodyAsksFor() throws IOException {
    ApprovedScreen.verify(
        "sorted-nan",
        typed(
            "list runs --sort s1-loss --columns run,s1-loss",
            "list runs --sort s1-loss --columns run,s1-loss --reverse",
            "list runs --sort s1-loss --columns run,s1-loss --first 2",
            "list runs --sort s1-loss --columns run,s1-loss --last 2",
            "list runs --sort s1-loss --columns run,s1-loss --last 6",
            "list runs --sort hpmax --columns run,hpmax --last 2"));
  }
}
