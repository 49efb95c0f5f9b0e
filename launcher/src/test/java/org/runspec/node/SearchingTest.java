package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.RunName;
import org.runspec.search.Dimension;
import org.runspec.search.SearchAlgorithm;
import org.runspec.search.Trial;

@Timeout(60)
class SearchingTest {
  private static final NodeName NODE = new NodeName(0, "life");

  @TempDir private Path folder;

  private static NodeLine claimed(int run) {
    return new NodeLine.Claimed(
        new Claim(
            run,
            1,
            new RunName(1, run + 1),
            NODE,
            "t",
            0,
            Map.of("lr", run),
            Map.of(),
            Cause.FIRST,
            0,
            0,
            Instant.ofEpochSecond(run)));
  }

  @Test
  void whileOneChoosesOthersLearnAndItChoosesFromWhatItsClaimWillSayItKnew() throws Exception {
    CountDownLatch chooses = new CountDownLatch(1);
    CountDownLatch learnt = new CountDownLatch(1);
    SearchAlgorithm slow =
        new SearchAlgorithm() {
          @Override
          public Map<String, Object> next(
              List<Dimension> space, long seed, int run, List<Trial> history) {
            chooses.countDown();
            try {
              learnt.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return Map.of("known", history.size());
          }

          @Override
          public boolean learns() {
            return true;
          }
        };
    Draft draft = Draft.of(9, 1, 1, "true");
    Searching searching = new Searching(draft.multiRun(draft.record(folder)), Optional.of(slow));
    searching.learn(NODE, claimed(0));
    AtomicReference<Values.Choice> choice = new AtomicReference<>();
    Thread worker = new Thread(() -> choice.set(searching.of(2)));
    worker.start();
    chooses.await();

    searching.learn(NODE, claimed(1));

    learnt.countDown();
    worker.join();
    assertEquals(Map.of("known", 1), choice.get().values());
    assertEquals(Map.of(NODE.toString(), 1L), choice.get().history());
  }
}
