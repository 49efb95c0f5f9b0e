package org.runspec.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.runspec.job.Claim;
import org.runspec.job.ClientRequest;
import org.runspec.job.ClientRequest.ResumeRuns;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;

/** How a run store gives runs to nodes, and how they end. */
abstract class ClaimContract extends JobContract {
  @Test
  void anAttemptIsTakenOnce() throws IOException {
    JobRecord job = job(3, 1);
    Claim mine = Samples.claim(job, 2, 1, "mine");
    Claim other = Samples.claim(job, 2, 1, new NodeName(1, "zz"), "other");

    assertEquals(mine, store.claim(job.job(), mine));
    assertEquals(mine, store.claim(job.job(), other), "who comes second sees who has it");
    assertEquals(mine, store.claim(job.job(), mine), "who asks again still has it");
    assertEquals(Optional.of(mine), store.claim(job.job(), 2, 1));
    assertEquals(Optional.empty(), store.claim(job.job(), 2, 2));
  }

  @Test
  void ofManyNodesOneGetsEachAttempt() throws Exception {
    JobRecord job = job(40, 2);
    List<List<Claim>> answers =
        Clients.atOnce(
            i -> {
              RunStore client = uncheckedClient();
              return () -> {
                List<Claim> seen = new ArrayList<>();
                for (int run = 0; run < 40; run++) {
                  int mixed = (run + i) % 40;
                  seen.add(client.claim(job.job(), Samples.claim(job, mixed, 1, "t" + i)));
                }
                return seen;
              };
            });

    for (int run = 0; run < 40; run++) {
      int wanted = run;
      Set<String> holders =
          answers.stream()
              .flatMap(List::stream)
              .filter(claim -> claim.run() == wanted)
              .map(Claim::token)
              .collect(Collectors.toSet());
      assertEquals(1, holders.size(), "all see the same holder of run " + run);
    }
    assertEquals(40, store.claims(job.job()).size());
  }

  @Test
  void claimsAreFoundByRunAndAttempt() throws IOException {
    JobRecord job = job(12, 1);
    for (int attempt = 1; attempt <= 11; attempt++) {
      store.claim(job.job(), Samples.claim(job, 10, attempt, "t" + attempt));
    }
    store.claim(job.job(), Samples.claim(job, 2, 1, "t"));
    store.claim(job.job(), Samples.claim(job, 1, 1, "t"));

    assertEquals(Map.of(1, 1, 2, 1, 10, 11), store.attempts(job.job()));
    assertEquals(11, store.latestClaim(job.job(), 10).orElseThrow().attempt());
    assertEquals(1, store.latestClaim(job.job(), 1).orElseThrow().attempt());
    assertEquals(Optional.empty(), store.latestClaim(job.job(), 0));
    assertEquals(
        List.of(1, 2, 10), store.claims(job.job()).stream().map(Claim::run).distinct().toList());
    assertEquals(11, store.claims(job.job()).get(12).attempt());
  }

  @Test
  void aRunEndsOnce() throws IOException {
    JobRecord job = job(2, 1);
    store.claim(job.job(), Samples.claim(job, 1, 1, "t"));
    RunEnd end = Samples.end(job, 1, 1, RunState.COMPLETED, "t");

    assertEquals(Optional.empty(), store.endOf(job, 1, 0));
    assertEquals(end, store.end(job, end, 0));
    assertEquals(end, store.end(job, Samples.end(job, 1, 1, RunState.ERROR, "other"), 0));
    assertEquals(end, store.end(job, end, 0));
    assertEquals(Optional.of(end), client().endOf(job, 1, 0));
    assertEquals(Map.of(1, end), store.ends(job, List.of(0, 1), Wishes.NONE));
  }

  @Test
  void anAttemptThatWakesUpAfterItsRunWasTakenOverEndsNothing() throws IOException {
    JobRecord job = job(1, 1);
    store.claim(job.job(), Samples.claim(job, 0, 1, "old"));
    assertEquals(Optional.empty(), client().supersede(job, 0, 1, 0));
    store.claim(job.job(), Samples.claim(job, 0, 2, new NodeName(1, "zz"), "new"));
    RunEnd tooLate = Samples.end(job, 0, 1, RunState.ERROR, "old");

    assertThrows(SupersededException.class, () -> store.end(job, tooLate, 0));
    assertEquals(Optional.empty(), store.endOf(job, 0, 0));

    RunEnd end = Samples.end(job, 0, 2, RunState.COMPLETED, "new");
    assertEquals(end, store.end(job, end, 0));
    assertEquals(end, store.end(job, tooLate, 0), "now it learns how the run ended");
  }

  @Test
  void aRunThatEndedIsNotTakenOver() throws IOException {
    JobRecord job = job(1, 1);
    store.claim(job.job(), Samples.claim(job, 0, 1, "old"));
    RunEnd end = store.end(job, Samples.end(job, 0, 1, RunState.COMPLETED, "old"), 0);

    assertEquals(Optional.of(end), client().supersede(job, 0, 1, 0));
    assertEquals(Optional.of(end), store.endOf(job, 0, 0));
  }

  @Test
  void ofAnEndAndATakeoverAtTheSameTimeOneComesFirst() throws Exception {
    JobRecord job = job(40, 2);
    for (int run = 0; run < 40; run++) {
      store.claim(job.job(), Samples.claim(job, run, 1, "old"));
    }
    List<Set<Integer>> lost =
        Clients.atOnce(
            i -> {
              RunStore client = uncheckedClient();
              return () -> i % 2 == 0 ? superseded(client, job) : taken(client, job);
            });

    for (int run = 0; run < 40; run++) {
      int wanted = run;
      boolean isTaken = lost.get(1).contains(run);
      for (int i = 0; i < lost.size(); i++) {
        assertEquals(isTaken, lost.get(i).contains(wanted), "client " + i + " on run " + run);
      }
      assertEquals(isTaken, store.endOf(job, run, 0).isEmpty());
    }
  }

  /** The runs that old attempts could not end. */
  private static Set<Integer> superseded(RunStore store, JobRecord job) throws IOException {
    Set<Integer> superseded = new TreeSet<>();
    for (int run = 0; run < 40; run++) {
      try {
        store.end(job, Samples.end(job, run, 1, RunState.COMPLETED, "old"), 0);
      } catch (SupersededException e) {
        superseded.add(run);
      }
    }
    return superseded;
  }

  /** The runs whose old attempts can end them no more. */
  private static Set<Integer> taken(RunStore store, JobRecord job) throws IOException {
    Set<Integer> taken = new TreeSet<>();
    for (int run = 39; run >= 0; run--) {
      if (store.supersede(job, run, 1, 0).isEmpty()) {
        taken.add(run);
      }
    }
    return taken;
  }

  @Test
  void anAttemptThatWakesUpWritesToItsOwnJournalOnly() throws IOException {
    JobRecord job = job(1, 1);
    Journal old = new Journal.OfAttempt(job.job(), "ws1", job.shape().nameOf(0), 1);
    Journal young = new Journal.OfAttempt(job.job(), "ws1", job.shape().nameOf(0), 2);
    long position = store.append(old, 0, List.of(Samples.metrics(1, 0.9)));
    store.append(young, 0, List.of(Samples.metrics(1, 0.8)));

    client().append(old, position, List.of(Samples.metrics(2, 0.7)));

    assertEquals(List.of(Samples.metrics(1, 0.8)), store.read(young, 0).events());
  }

  @Test
  void aResumedRunEndsAgain() throws IOException {
    JobRecord job = job(2, 1);
    store.claim(job.job(), Samples.claim(job, 0, 1, "t1"));
    RunEnd failed = store.end(job, Samples.end(job, 0, 1, RunState.ERROR, "t1"), 0);
    ClientRequest resume = Samples.request("r1", new ResumeRuns(Map.of(0, failed.attempt())));
    store.request(job.job(), resume);
    int resumed = new Wishes(store.requests(job.job(), Set.of())).resumed(0);

    assertEquals(1, resumed);
    assertEquals(Optional.empty(), store.endOf(job, 0, resumed));
    assertThrows(
        SupersededException.class,
        () -> store.end(job, Samples.end(job, 0, 1, RunState.ERROR, "t1"), resumed),
        "the attempt that was set aside decides no more");

    store.claim(job.job(), Samples.claim(job, 0, 2, "t2"));
    RunEnd completed = Samples.end(job, 0, 2, RunState.COMPLETED, "t2");
    assertEquals(completed, store.end(job, completed, resumed));
    assertEquals(Map.of(0, completed), store.ends(job, List.of(0, 1), new Wishes(List.of(resume))));
    assertEquals(Optional.of(failed), store.endOf(job, 0, 0), "the earlier end stays readable");
  }

  @Test
  void aRunThatNeverStartedCanBeCancelledAndResumedAgainAndAgain() throws IOException {
    JobRecord job = job(1, 1);
    int resumed = 0;
    for (int time = 1; time <= 3; time++) {
      RunEnd wanted = Samples.end(job, 0, 0, RunState.CANCELLED, "");
      RunEnd end = store.end(job, wanted, resumed);

      assertEquals(time, end.attempt());
      assertEquals(end, store.end(job, wanted, resumed), "asking again changes nothing");
      resumed = end.attempt();
      assertEquals(Optional.empty(), store.endOf(job, 0, resumed));
    }
    store.claim(job.job(), Samples.claim(job, 0, resumed + 1, "t"));
    RunEnd end = store.end(job, Samples.end(job, 0, resumed + 1, RunState.COMPLETED, "t"), resumed);
    assertEquals(4, end.attempt());
  }

  @Test
  void aWaitingRunIsEndedBehindItsEarlierAttempts() throws IOException {
    JobRecord job = job(1, 1);
    store.claim(job.job(), Samples.claim(job, 0, 1, "lost"));
    store.claim(job.job(), Samples.claim(job, 0, 2, "lost too"));

    RunEnd end = store.end(job, Samples.end(job, 0, 0, RunState.CANCELLED, ""), 0);

    assertEquals(3, end.attempt());
  }
}
