package org.runspec.node.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.node.door.RunOutput;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

@Timeout(60)
class PrintedOutputTest {
  @TempDir private Path folder;

  private static void write(OutputFile file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    file.write(bytes, 0, bytes.length);
  }

  private static String copied(OutputFile file, long position)
      throws IOException, InterruptedException {
    Seen client = new Seen();
    new PrintedOutput(1, file, Pacer.real()).copy(position, client);
    return client.text.toString(StandardCharsets.UTF_8);
  }

  /** What a reader has seen when it begins to wait for more. */
  private static String copiedUntilNow(OutputFile file) {
    Seen client = new Seen();
    RunOutput output = new PrintedOutput(1, file, new Impatient());
    assertThrows(InterruptedException.class, () -> output.copy(0, client));
    return client.text.toString(StandardCharsets.UTF_8);
  }

  private static String text(int length) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < length; i++) {
      all.append((char) ('a' + i % 26));
    }
    return all.toString();
  }

  @Property(tries = 200)
  void aReaderThatKeepsUpGetsEverythingWhateverTheFileKeeps(
      @ForAll @IntRange(min = 0, max = 300) int length,
      @ForAll @IntRange(min = 1, max = 30) int piece,
      @ForAll @IntRange(min = 60, max = 100) int capacity)
      throws IOException {
    Path path = Files.createTempFile("output", ".txt");
    String all = text(length);
    StringBuilder read = new StringBuilder();
    byte[] buffer = new byte[7];
    try (OutputFile file = OutputFile.create(path, capacity)) {
      for (int i = 0; i < length; i += piece) {
        write(file, all.substring(i, Math.min(length, i + piece)));
        for (int n = file.read(read.length(), buffer);
            n > 0;
            n = file.read(read.length(), buffer)) {
          read.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
      }
      assertEquals(all, read.toString());
    } finally {
      Files.deleteIfExists(path);
    }
  }

  @Property(tries = 200)
  void whatIsKeptIsReadAlikeBeforeAndAfterTheEnd(
      @ForAll @IntRange(min = 0, max = 300) int length,
      @ForAll @IntRange(min = 2, max = 100) int capacity)
      throws IOException, InterruptedException {
    Path path = Files.createTempFile("output", ".txt");
    String all = text(length);
    int half = capacity / 2;
    try (OutputFile file = OutputFile.create(path, capacity)) {
      write(file, all);
      String gap = length > 2 * half ? "<" + (length - 2 * half) + ">" : "";
      String kept =
          all.substring(0, Math.min(half, length))
              + gap
              + all.substring(Math.max(Math.min(half, length), length - half));
      assertEquals(kept, copiedUntilNow(file));
      file.finish();
      assertEquals(kept, copied(file, 0));
    } finally {
      Files.deleteIfExists(path);
    }
  }

  @Test
  void whoAttachesSeesWhatWasAndWhatComesUntilTheEnd() throws Exception {
    try (OutputFile file = OutputFile.create(folder.resolve("output.txt"), 1000)) {
      write(file, "one\ntwo\n");
      Reader whole = new Reader(file, 0);
      Reader last = new Reader(file, new PrintedOutput(1, file, Pacer.real()).beginOfLast(1));
      whole.sawSomething.await();
      write(file, "three\n");
      file.finish();

      assertEquals("one\ntwo\nthree\n", whole.text());
      assertEquals("two\nthree\n", last.text());
    }
  }

  @Test
  void aReaderThatStandsStillHoldsNobodyUpAndReadsOnAfterTheFileIsGone() throws Exception {
    Path path = folder.resolve("output.txt");
    CountDownLatch goOn = new CountDownLatch(1);
    Reader slow;
    Reader quick;
    try (OutputFile file = OutputFile.create(path, 1 << 20)) {
      write(file, "begin\n");
      slow = new Reader(file, 0, goOn);
      slow.sawSomething.await();
      for (int i = 0; i < 10_000; i++) {
        write(file, "line " + i + "\n");
      }
      quick = new Reader(file, 0);
      quick.sawSomething.await();
    }
    Files.delete(path);
    String all = quick.text();
    goOn.countDown();

    assertTrue(all.startsWith("begin\nline 0\n") && all.endsWith("line 9999\n"), all);
    assertEquals(all, slow.text());
  }

  @Test
  void lastLinesCountOneThatIsNotOverYet() throws Exception {
    try (OutputFile file = OutputFile.create(folder.resolve("output.txt"), 1000)) {
      PrintedOutput output = new PrintedOutput(1, file, Pacer.real());
      assertEquals(0, output.beginOfLast(3));
      write(file, "one\ntwo\nthr");
      assertEquals(8, output.beginOfLast(1));
      assertEquals(4, output.beginOfLast(2));
      assertEquals(0, output.beginOfLast(9));
      assertEquals(11, output.beginOfLast(0));
    }
  }

  /** Is interrupted as soon as it has to wait. */
  private static final class Impatient implements Pacer {
    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void await(Bell bell, Duration atMost) throws InterruptedException {
      throw new InterruptedException();
    }
  }

  private static class Seen implements RunOutput.Client {
    final ByteArrayOutputStream text = new ByteArrayOutputStream();

    @Override
    public void show(byte[] piece, int length) throws IOException {
      text.write(piece, 0, length);
    }

    @Override
    public void leftOut(long bytes) {
      text.writeBytes(("<" + bytes + ">").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flush() {}
  }

  /** A client on a thread of its own. */
  private static final class Reader extends Seen {
    private final CountDownLatch sawSomething = new CountDownLatch(1);
    private final CountDownLatch goOn;
    private final Thread thread;
    private volatile Exception failure;

    Reader(OutputFile file, long position) {
      this(file, position, new CountDownLatch(0));
    }

    Reader(OutputFile file, long position, CountDownLatch goOn) {
      this.goOn = goOn;
      this.thread =
          new Thread(
              () -> {
                try {
                  new PrintedOutput(1, file, Pacer.real()).copy(position, this);
                } catch (IOException | InterruptedException e) {
                  failure = e;
                }
              });
      thread.start();
    }

    @Override
    public void show(byte[] piece, int length) throws IOException {
      sawSomething.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      super.show(piece, length);
    }

    String text() throws Exception {
      thread.join();
      if (failure != null) {
        throw failure;
      }
      return text.toString(StandardCharsets.UTF_8);
    }
  }
}
