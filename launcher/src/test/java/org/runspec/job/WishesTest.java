package org.runspec.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.runspec.job.ClientRequest.AdmitSecret;
import org.runspec.job.ClientRequest.CancelJob;
import org.runspec.job.ClientRequest.CancelRuns;
import org.runspec.job.ClientRequest.DeleteRuns;
import org.runspec.job.ClientRequest.Hold;
import org.runspec.job.ClientRequest.RestartRuns;
import org.runspec.job.ClientRequest.ResumeRuns;
import org.runspec.job.ClientRequest.SetConcurrency;
import org.runspec.job.ClientRequest.SetTags;
import org.runspec.job.ClientRequest.Wish;

class WishesTest {
  private static Wishes wishes(Wish... wishes) {
    List<ClientRequest> requests = new ArrayList<>();
    for (Wish wish : wishes) {
      requests.add(new ClientRequest("r" + (requests.size() + 1), wish, "ann", Instant.EPOCH));
    }
    return new Wishes(requests);
  }

  @Test
  void whatIsAskedLaterByAClockThatIsBehindCountsLater() {
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    ClientRequest resume =
        ClientRequest.after(List.of(), new ResumeRuns(Map.of(3, 1)), "ann", noon, "a");
    ClientRequest cancel =
        ClientRequest.after(
            List.of(resume), new CancelJob(), "bob", noon.minusSeconds(3600), "0-k3f9-00000001");

    assertTrue(new Wishes(List.of(cancel, resume)).cancelled(3));
    assertEquals("1795176000001-0-k3f9-00000001", cancel.id());
    assertEquals(noon.minusSeconds(3600), cancel.at(), "the time is its own");
  }

  @Test
  void aCancelledJobHasOnlyCancelledRuns() {
    assertTrue(wishes(new CancelJob()).cancelled(3));
    assertFalse(wishes(new CancelRuns(List.of(1, 2))).cancelled(3));
    assertTrue(wishes(new CancelRuns(List.of(1, 2))).cancelled(2));
    assertFalse(Wishes.NONE.cancelled(0));
  }

  @Test
  void aResumeAnswersEarlierCancellationsOfItsRuns() {
    Wishes wishes = wishes(new CancelJob(), new ResumeRuns(Map.of(3, 1)));

    assertFalse(wishes.cancelled(3));
    assertTrue(wishes.cancelled(4));
    assertEquals(1, wishes.resumed(3));
    assertEquals(0, wishes.resumed(4));
    assertTrue(
        wishes(new CancelJob(), new ResumeRuns(Map.of(3, 1)), new CancelRuns(List.of(3)))
            .cancelled(3));
  }

  @Test
  void aSecondResumeOfTheSameEndChangesNothing() {
    assertEquals(
        2,
        wishes(
                new ResumeRuns(Map.of(3, 2)),
                new ResumeRuns(Map.of(3, 2)),
                new ResumeRuns(Map.of(3, 1)))
            .resumed(3));
  }

  @Test
  void theLatestConcurrencyCounts() {
    assertEquals(OptionalInt.empty(), Wishes.NONE.runsPerNode());
    assertEquals(
        OptionalInt.of(2), wishes(new SetConcurrency(8), new SetConcurrency(2)).runsPerNode());
  }

  @Test
  void tagsAreLaidOverEachOtherAndTakenAwayByNothing() {
    Wishes wishes =
        wishes(
            new SetTags(List.of("job1", "run1.2"), Map.of("good", "yes", "seen", "no")),
            new SetTags(List.of("run1.1"), Map.of("best", "1")),
            new SetTags(List.of("job1"), Map.of("seen", "")));

    assertEquals(Map.of("good", "yes"), wishes.tags("job1"));
    assertEquals(Map.of("best", "1"), wishes.tags("run1.1"));
    assertEquals(Map.of("good", "yes", "seen", "no"), wishes.tags("run1.2"));
    assertEquals(Map.of(), wishes.tags("run1.3"));
  }

  @Test
  void aRestartMeansOneAttemptOnly() {
    Wishes wishes = wishes(new RestartRuns(Map.of(3, 1)));

    assertEquals(Optional.of("ann"), wishes.restarted(3, 1));
    assertEquals(Optional.empty(), wishes.restarted(3, 2), "the next one goes on");
    assertEquals(Optional.empty(), wishes.restarted(4, 1));
  }

  @Test
  void aJobIsHeldUntilItIsReleased() {
    assertTrue(wishes(new Hold(true)).held().isPresent());
    assertTrue(wishes(new Hold(true), new Hold(false)).held().isEmpty());
    assertEquals(
        "r3", wishes(new Hold(true), new Hold(false), new Hold(true)).held().orElseThrow().id());
  }

  @Test
  void secretsAndDeletedRunsAddUp() {
    Wishes wishes =
        wishes(
            new AdmitSecret("aa"),
            new AdmitSecret("bb"),
            new DeleteRuns(List.of(7)),
            new DeleteRuns(List.of(2, 7)));

    assertEquals(Set.of("aa", "bb"), wishes.secrets());
    assertEquals(Set.of(2, 7), wishes.deleted());
  }

  @Property
  void theOrderInWhichTheyBecomeKnownDoesNotMatter(@ForAll long seed) {
    Wishes wishes =
        wishes(
            new CancelJob(),
            new ResumeRuns(Map.of(0, 1, 1, 1)),
            new CancelRuns(List.of(1)),
            new SetConcurrency(3),
            new SetConcurrency(5));
    List<ClientRequest> shuffled = new ArrayList<>(wishes.requests());
    Collections.shuffle(shuffled, new Random(seed));

    assertEquals(wishes, new Wishes(shuffled));
  }

  @Test
  void wishesAreSplitAtARequest() {
    Wishes all = wishes(new CancelJob(), new ResumeRuns(Map.of(0, 1)), new CancelJob());
    ClientRequest middle = all.requests().get(1);

    assertEquals(List.of("r1"), ids(all.before(middle)));
    assertEquals(Arrays.asList("r2", "r3"), ids(all.since(middle)));
  }

  private static List<String> ids(Wishes wishes) {
    return wishes.requests().stream().map(ClientRequest::id).toList();
  }
}
