package org.runspec.node.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share the slots of a machine. */
@Timeout(120)
class MachineSlotsIT {
  @TempDir private Path folder;
  private final List<Holder> holders = new ArrayList<>();

  /** One process. */
  private final class Holder {
    private final Process process;
    private final BufferedReader out;
    private final OutputStream in;

    Holder(int slots, String job, String node) throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx32m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SlotHolder.class.getName(),
                  folder.toString(),
                  Integer.toString(slots),
                  job,
                  node)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      in = process.getOutputStream();
      holders.add(this);
      assertEquals("entered", out.readLine());
    }

    /** Goes on: asks for a slot, or gives it back. */
    CompletableFuture<String> next() throws IOException {
      in.write('\n');
      in.flush();
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return String.valueOf(out.readLine());
            } catch (IOException e) {
              return e.toString();
            }
          });
    }
  }

  @AfterEach
  void endAll() {
    holders.forEach(holder -> holder.process.destroyForcibly());
  }

  private static void waits(CompletableFuture<String> answer) throws Exception {
    try {
      throw new AssertionError(answer.get(700, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      assertEquals(false, answer.isDone());
    }
  }

  @Test
  void aSecondJobQueuesBehindTheFirstWhoseNodesTakeTurns() throws Exception {
    Holder first = new Holder(1, "jobA", "0");
    Holder second = new Holder(1, "jobA", "1");
    Holder other = new Holder(1, "jobB", "0");

    assertEquals("has 0", first.next().get());
    CompletableFuture<String> others = other.next();
    waits(others);
    CompletableFuture<String> seconds = second.next();
    waits(seconds);

    assertEquals("gave back", first.next().get());
    assertEquals("has 0 wanted", seconds.get(), "its job came first, though it asked later");
    waits(others);
    CompletableFuture<String> firsts = first.next();
    waits(firsts);
    assertEquals("gave back", second.next().get());
    assertEquals("has 0 wanted", firsts.get());
    assertEquals("gave back", first.next().get());
    assertEquals("has 0", others.get());
  }

  @Test
  void theSystemLetsGoWhatAKilledProcessHeldOrWaitedFor() throws Exception {
    Holder holds = new Holder(2, "jobA", "0");
    Holder holdsToo = new Holder(2, "jobA", "1");
    Holder waits = new Holder(2, "jobB", "0");
    Holder last = new Holder(2, "jobC", "0");
    assertEquals("has 0", holds.next().get());
    assertEquals("has 1", holdsToo.next().get());
    waits(waits.next());
    CompletableFuture<String> lasts = last.next();
    waits(lasts);

    waits.process.destroyForcibly().waitFor();
    waits(lasts);
    holds.process.destroyForcibly().waitFor();

    assertEquals("has 0", lasts.get());
    try (var left = Files.list(folder.resolve("waiting"))) {
      assertEquals(0, left.count());
    }
  }
}
