package org.runspec.store.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.runspec.job.Claim;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.store.RunStore;
import org.runspec.store.Samples;
import org.runspec.store.SupersededException;

/**
 * An old attempt that ends its run, and another that takes the run over and may end it: of each,
 * all that it does happens before every single access of the other to the store.
 */
class EndingRaceTest {
  private static final int MORE_ACCESSES_THAN_ANYBODY_MAKES = 14;

  /** What a party does in the store. */
  private interface Deed {
    void execute(RunStore store) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> theOldAttemptStandsStill() {
    return races((race, access) -> race.endOld(race.interrupted(access, race::takeOver)));
  }

  @TestFactory
  Stream<DynamicTest> theOldAttemptStandsStillUntilTheRunHasEnded() {
    return races((race, access) -> race.endOld(race.interrupted(access, race::takeOverAndEnd)));
  }

  @TestFactory
  Stream<DynamicTest> whoTakesOverStandsStill() {
    return races((race, access) -> race.takeOverAndEnd(race.interrupted(access, race::endOld)));
  }

  @TestFactory
  Stream<DynamicTest> whoCancelsStandsStill() {
    return races((race, access) -> race.cancel(race.interrupted(access, race::endOld)));
  }

  private interface Schedule {
    void happen(Race race, int access) throws IOException;
  }

  private static Stream<DynamicTest> races(Schedule schedule) {
    return IntStream.range(0, MORE_ACCESSES_THAN_ANYBODY_MAKES)
        .mapToObj(
            access ->
                DynamicTest.dynamicTest(
                    "before access " + access,
                    () -> {
                      Race race = new Race();
                      schedule.happen(race, access);
                      race.assertOneDecides();
                      race.assertNoAccessIsLeftUntried();
                    }));
  }

  @Test
  void whoTakesOverFromOneWhoDiedWhileTakingOverGoesOn() throws IOException {
    Race race = new Race();

    assertEquals(Optional.empty(), race.store.supersede(race.job, 0, 1, 0));
    race.takeOverAndEnd(race.store);

    assertEquals(2, race.store.endOf(race.job, 0, 0).orElseThrow().attempt());
  }

  @Test
  void aLongChainIsFollowedToItsEnd() throws IOException {
    Race race = new Race();
    for (int attempt = 1; attempt <= 20; attempt++) {
      assertEquals(Optional.empty(), race.store.supersede(race.job, 0, attempt, 0));
      race.store.claim(race.job.job(), Samples.claim(race.job, 0, attempt + 1, "t" + attempt));
    }
    RunEnd end = Samples.end(race.job, 0, 21, RunState.COMPLETED, "t20");

    assertEquals(end, race.store.end(race.job, end, 0));
    assertEquals(Optional.of(end), race.store.endOf(race.job, 0, 0));
    assertEquals(Optional.of(end), race.store.supersede(race.job, 0, 3, 0), "late and harmless");
  }

  @Test
  void aDamagedChainIsToldRatherThanFollowedForEver() throws IOException {
    Race race = new Race();
    String superseded = "{\"run\":0,\"attempt\":0,\"name\":\"run1.1\",\"state\":\"superseded\"}";
    race.memory.put(
        StoreLayout.end("ws1", race.job.shape().nameOf(0), 0), superseded.getBytes(UTF_8));

    assertThrows(CorruptRecordException.class, () -> race.store.endOf(race.job, 0, 0));
    assertThrows(CorruptRecordException.class, () -> race.endOld(race.store));
  }

  /** What each of the parties believes to have done. */
  private static final class Race {
    private final MemoryStore memory = new MemoryStore();
    private final RunStore store = memory.runStore();
    private final JobRecord job;
    private Optional<RunEnd> old = Optional.empty();
    private Optional<Claim> successor = Optional.empty();
    private Optional<RunEnd> other = Optional.empty();
    private int made;

    Race() throws IOException {
      job = store.createJob(Samples.draft("race", 1, 2));
      store.claim(job.job(), Samples.claim(job, 0, 1, "old"));
    }

    /** A client that stands still before its access of this number, from 0. */
    RunStore interrupted(int access, Deed deed) {
      Documents documents =
          (Documents)
              Proxy.newProxyInstance(
                  Documents.class.getClassLoader(),
                  new Class<?>[] {Documents.class},
                  (proxy, method, arguments) -> {
                    if (made++ == access) {
                      deed.execute(store);
                    }
                    try {
                      return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  });
      return new RecordRunStore(documents, memory, () -> {});
    }

    void endOld(RunStore client) throws IOException {
      try {
        old = Optional.of(client.end(job, Samples.end(job, 0, 1, RunState.ERROR, "old"), 0));
      } catch (SupersededException e) {
        old = Optional.empty();
      }
    }

    void takeOver(RunStore client) throws IOException {
      if (client.supersede(job, 0, 1, 0).isEmpty()) {
        Claim wanted = Samples.claim(job, 0, 2, new NodeName(1, "zz"), "new");
        successor = Optional.of(client.claim(job.job(), wanted));
      }
    }

    void takeOverAndEnd(RunStore client) throws IOException {
      takeOver(client);
      if (successor.isPresent()) {
        RunEnd end = Samples.end(job, 0, 2, RunState.COMPLETED, "new");
        other = Optional.of(client.end(job, end, 0));
      }
    }

    void cancel(RunStore client) throws IOException {
      other = Optional.of(client.end(job, Samples.end(job, 0, 0, RunState.CANCELLED, ""), 0));
    }

    void assertNoAccessIsLeftUntried() {
      assertTrue(made < MORE_ACCESSES_THAN_ANYBODY_MAKES, made + " accesses were made");
    }

    void assertOneDecides() throws IOException {
      Optional<RunEnd> standing = store.endOf(job, 0, 0);
      old.ifPresent(end -> assertEquals(standing, Optional.of(end), "the old one's belief"));
      other.ifPresent(end -> assertEquals(standing, Optional.of(end), "the other's belief"));
      if (successor.isPresent()) {
        standing.ifPresent(end -> assertEquals(2, end.attempt(), "who was succeeded decides"));
      } else {
        assertTrue(standing.isPresent(), "the run is nobody's, and has no end");
      }
    }
  }
}
