package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.Cause;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;

/** What commands answer to what is unusual. */
class SmallAnswersTest {
  @TempDir Path project;

  private Seen type(String command) {
    return new TypedCommands(project, StoredJob.NOON.plusSeconds(600), 120, false, () -> {})
        .type(command);
  }

  private static void assertSays(String part, Seen seen) {
    assertTrue(seen.text().contains(part), seen.text());
  }

  @Test
  void theFirstOfAListAreThoseThatItBeginsWith() throws IOException {
    StoredJob job = StoredJob.create(project, 4, 1);
    job.beat(0, NodeState.SPAWNING, StoredJob.NOON, 0, 1);
    job.start(0, 0, Map.of(), StoredJob.NOON.plusSeconds(20));
    job.start(0, 1, Map.of(), StoredJob.NOON.plusSeconds(10));

    assertEquals(
        "run\nrun1.1\nrun1.2\n2 of 4 runs\njob1: 2 running, 2 queued\n",
        type("list runs job1 --first 2 --columns run").text());
    assertEquals(
        "run\nrun1.3\nrun1.4\n2 of 4 runs\njob1: 2 running, 2 queued\n",
        type("list runs job1 --last 2 --columns run").text());
  }

  @Test
  void aSearchForNothingNamesWhatLooksLikeIt() {
    Seen seen = type("submit --search-type grid -- train --a=[1,2,[3]]");

    assertEquals(ExitCode.WRONG_INPUT, seen.code(), seen.text());
    assertSays(
        "none to choose: --a=[1,2,[3]] goes to the program as it is. Try: only single", seen);
  }

  @Test
  void whatOthersCallAMeanIsOne() throws IOException {
    StoredJob job = StoredJob.create(project, 1, 1);
    job.complete(0, 0, Map.of(), Map.of("loss", 1.0), StoredJob.NOON.plusSeconds(9));

    assertSays("Try: --aggregate mean:loss.", type("list runs --aggregate avg:loss"));
    assertSays("Try: --aggregate mean.", type("plot job1 loss --aggregate avg"));
  }

  @Test
  void whatLooksAlikeIsWrittenAlike() throws IOException {
    StoredJob job = StoredJob.create(project, 2, 1);
    job.complete(0, 0, Map.of("lr", 1e-4), Map.of("loss", 1.0), StoredJob.NOON.plusSeconds(9));
    job.complete(0, 1, Map.of("lr", 0.003), Map.of("loss", 2.0), StoredJob.NOON.plusSeconds(9));

    assertSays("\n0.0001\n 0.003\n", type("list runs --columns lr"));
  }

  @Test
  void numbersThatMakeNoSenseAreTold() throws IOException {
    StoredJob.create(project, 1, 1);
    for (String wrong : new String[] {"--first 0", "--first -1", "--watch 0", "--watch -3"}) {
      Seen seen = type("list runs " + wrong);
      assertEquals(ExitCode.WRONG_INPUT, seen.code(), seen.text());
    }
    assertSays("in steps of 0.001", type("list runs --watch 0"));
  }

  @Test
  void aDamagedJobDoesNotKeepOthersFromBeingMadeAgain() throws IOException {
    StoredJob.create(project, 2, 1);
    StoredJob.create(project, 3, 1);
    Files.writeString(project.resolve(".runspec/store/jobs/job1/job.json"), "{");

    Seen seen = type("rebuild");

    assertEquals(ExitCode.TRY_LATER, seen.code());
    assertSays("Made the tables of 1 job with 3 runs again.", seen);
    assertSays("job1 is damaged: ", seen);
  }

  @Test
  void aStoreThatWasMovedAwayIsNotOneWithoutJobs() throws IOException {
    StoredJob.create(project, 2, 1);
    Path work = Files.createDirectories(project.resolve(".runspec/work/job1"));
    Files.writeString(work.resolve("store"), "0".repeat(36) + "\n");
    Files.move(project.resolve(".runspec/store"), project.resolve("elsewhere"));

    for (String command : new String[] {"list jobs", "status job1", "gc"}) {
      Seen seen = type(command);
      assertEquals(ExitCode.TRY_LATER, seen.code(), seen.text());
      assertSays("it was there for job1, and is not there now. Try: bring it back", seen);
    }
    Files.move(project.resolve("elsewhere"), project.resolve(".runspec/store"));
    assertSays("job1", type("list jobs"));
  }

  @Test
  void whoeverDeletesHasToSayOfWhatUnitAnAgeIs() throws IOException {
    StoredJob.create(project, 1, 1);

    Seen seen = type("gc --older-than 30");

    assertEquals(ExitCode.WRONG_INPUT, seen.code());
    assertSays("no length of time with its unit. Try: --older-than 30d", seen);
  }

  @Test
  void filesThatWereDeletedAreNotThoseThatHaveNotComeYet() throws IOException {
    StoredJob job = StoredJob.create(project, 1, 1);
    job.start(0, 0, Map.of(), StoredJob.NOON);
    job.end(0, 0, RunState.COMPLETED, "", Map.of(), StoredJob.NOON.plusSeconds(9));
    type("delete run1.1 --yes");

    assertSays("run1.1: its files were deleted.", type("logs run1.1"));
    assertSays("the files of run1.1 were deleted", type("view log run1.1"));
    assertSays("the files of run1.1 were deleted", type("download run1.1"));
  }

  @Test
  void tagsThatAreNotThereAreSaidToBeNot() throws IOException {
    StoredJob.create(project, 2, 1);
    type("tags set run1.1 best=yes");

    assertEquals(
        "run1.1: no best\nrun1.1: had no tag noval\n", type("tags unset run1.1 best noval").text());
    assertEquals("run1.1: had no tag best\n", type("tags unset run1.1 best").text());
  }

  @Test
  void whatAnAttemptMeasuredStaysUntilTheNextReports() throws IOException {
    StoredJob job = StoredJob.create(project, 1, 1);
    job.beat(0, NodeState.SPAWNING, StoredJob.NOON, 0);
    job.start(0, 0, Map.of(), StoredJob.NOON);
    job.measure(0, 0, StoredJob.metrics(500, 0.25), StoredJob.NOON.plusSeconds(5));
    job.requeue(0, 0, 1, Cause.CONTINUED, "preempted", StoredJob.NOON.plusSeconds(9));
    job.start(0, 0, 2, Cause.CONTINUED, Map.of(), StoredJob.NOON.plusSeconds(20));

    assertSays("run1.1,500", type("list runs job1 --columns run,step --format csv"));
  }

  @Test
  void theTimeOfARunThatWasResumedCountsFromThen() throws IOException {
    StoredJob job = StoredJob.create(project, 1, 1);
    job.beat(0, NodeState.COMPLETED, StoredJob.NOON);
    job.start(0, 0, Map.of(), StoredJob.NOON);
    job.end(0, 0, RunState.ERROR, "it broke", Map.of(), StoredJob.NOON.plusSeconds(7));
    assertSays("run1.1,7.0", type("list runs job1 --columns run,elapsed --format csv"));

    type("resume job1");

    assertFalse(
        type("list runs job1 --columns run,elapsed --format csv").text().contains("600"),
        "the idle time counts");
  }

  @Test
  void aNumberIsNotComparedWithAWord() throws IOException {
    StoredJob.create(project, 1, 1);
    Seen seen = type("list runs --filter attempt>abc");
    assertEquals(ExitCode.WRONG_INPUT, seen.code());
    assertSays("this is no number", seen);
  }

  @Test
  void everythingCanBeOldEnough() throws IOException {
    StoredJob.create(project, 1, 1);
    assertEquals(ExitCode.DONE, type("gc --older-than 0s --dry-run").code());
  }
}
