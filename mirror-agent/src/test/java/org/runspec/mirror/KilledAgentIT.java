package org.runspec.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.mirror.agent.MirrorAgent;

/** The program, killed again and again while somebody writes, goes on where it was. */
class KilledAgentIT {
  private static final int KILLS = Integer.getInteger("runspec.mirror.kills", 40);
  private static final long SEED = 11;

  @TempDir Path temporary;

  @Test
  void whateverItIsDoingWhenKilledTheCopyAgreesInTheEnd() throws Exception {
    Path results = Files.createDirectories(temporary.resolve("results"));
    CountDownLatch over = new CountDownLatch(1);
    Thread writer = new Thread(new Writer(results, over), "writer");
    writer.start();
    Random random = new Random(SEED);
    try {
      for (int i = 0; i < KILLS; i++) {
        Process agent = agent();
        // Most of the start-up is over by then; from there on, any moment.
        agent.waitFor(200 + random.nextInt(500), TimeUnit.MILLISECONDS);
        agent.destroyForcibly().waitFor();
      }
    } finally {
      over.countDown();
      writer.join();
    }

    int code = agent("--once").waitFor();

    assertEquals(0, code, () -> said());
    Map<String, String> files = MirrorFixture.contents(results);
    Map<String, String> copies = MirrorFixture.contents(temporary.resolve("copies"));
    copies.keySet().retainAll(files.keySet());
    files.keySet().removeIf(name -> name.startsWith("checkpoints/") && !copies.containsKey(name));
    assertEquals(files, copies);
    long checkpoints = copies.keySet().stream().filter(n -> n.startsWith("checkpoints/")).count();
    assertEquals(2, checkpoints, "the two newest");
  }

  private Process agent(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MirrorAgent.class.getName(),
                "--from",
                temporary.resolve("results").toString(),
                "--to",
                temporary.resolve("copies").toString(),
                "--cursor",
                temporary.resolve("cursor").toString(),
                "--checkpoints",
                "checkpoints/**"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(temporary.resolve("said").toFile()))
        .start();
  }

  private String said() {
    try {
      return Files.readString(temporary.resolve("said"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Does what programs do with their results, all the time. */
  private static final class Writer implements Runnable {
    private final Path root;
    private final CountDownLatch over;
    private final Random random = new Random(SEED);

    Writer(Path root, CountDownLatch over) {
      this.root = root;
      this.over = over;
    }

    @Override
    public void run() {
      try {
        Files.createDirectories(root.resolve("checkpoints"));
        while (!over.await(random.nextInt(6), TimeUnit.MILLISECONDS)) {
          act();
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void act() throws IOException {
      Path log = root.resolve("log" + random.nextInt(4));
      switch (random.nextInt(20)) {
        case 0 -> Files.writeString(log, "started anew\n");
        case 1 -> move(log, root.resolve("rotated" + random.nextInt(6)));
        case 2 -> Files.deleteIfExists(root.resolve("rotated" + random.nextInt(6)));
        case 3 -> {
          Path draft = Files.writeString(root.resolve("checkpoints/c.tmp"), text(200_000));
          age(draft);
          move(draft, root.resolve("checkpoints/c" + random.nextInt(5)));
        }
        case 4 -> Files.writeString(root.resolve("status"), "{\"step\": " + random.nextInt() + "}");
        case 5 -> Files.writeString(root.resolve("large"), text(6_000_000));
        default ->
            Files.writeString(
                log, text(5_000), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }

    private String text(int most) {
      return ("line " + random.nextInt() + "\n").repeat(1 + random.nextInt(most / 10));
    }

    /** So that a clock of any grain shows that the name came after the content. */
    private static void age(Path file) throws IOException {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusMillis(100)));
    }

    private static void move(Path from, Path to) throws IOException {
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      } catch (NoSuchFileException e) {
        return; // nothing there yet
      }
    }
  }
}
