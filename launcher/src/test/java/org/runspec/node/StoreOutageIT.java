package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.file.FileRunStore;

/** A store that cannot be reached while runs go on. */
@Timeout(90)
class StoreOutageIT {
  @TempDir private Path folder;

  @Test
  void anOutageOfTheStoreDelaysRecordsAndLosesNone() throws Exception {
    Outage outage = new Outage();
    Storage storage = outage.before(LocalStorage.at(folder.resolve("store")), Storage.class);
    String counts =
        """
        for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
          echo "{\\"iters\\": $n, \\"x\\": $n}" >> $RUNSPEC_METRICS; echo $n; echo $n >> results/n
          sleep 0.25
        done
        """
            .replace("\\\\", "\\");
    TestJob job =
        TestJob.create(folder, storage, FileRunStore.on(storage), Draft.of(4, 1, 2, counts));
    Thread nodes = job.start();
    TestJob.await(() -> job.metricsOf(0, 1) > 1);
    outage.begin();
    TestJob.await(() -> outage.refused() > 20);
    nodes.join(4000);
    outage.end();
    nodes.join();

    for (RunEnd end : job.ends()) {
      assertEquals(RunState.COMPLETED, end.state(), end.reason());
      assertEquals(1, end.attempt());
      assertEquals(12, job.metricsOf(end.run(), 1));
      assertEquals(job.output(end.run(), 1), job.mirrored(end.run(), 1, "n"));
      assertEquals(12, job.output(end.run(), 1).lines().count());
    }
  }

  /** Makes calls fail while it lasts. */
  private static final class Outage {
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean lasts;

    void begin() {
      lasts = true;
    }

    void end() {
      lasts = false;
    }

    int refused() {
      return refused.get();
    }

    <T> T before(T real, Class<T> type) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                if (lasts) {
                  refused.incrementAndGet();
                  throw new IOException("unreachable");
                }
                try {
                  Object answer = method.invoke(real, arguments);
                  return answer instanceof Storage relaxed && type == Storage.class
                      ? before(relaxed, Storage.class)
                      : answer;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }
  }
}
