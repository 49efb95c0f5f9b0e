package org.runspec.cli.job.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.cli.session.OutputChannel;
import org.runspec.job.JobRecord;
import org.runspec.job.JobState;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.node.door.Begin;
import org.runspec.node.door.LiveOutput;
import org.runspec.pace.Bell;
import org.runspec.report.Named;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.JobView;
import org.runspec.store.JobView.NodeRow;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.Samples;
import org.runspec.store.file.FileRunStore;

/** A run is shown whole, whoever has which part of what it printed. */
class FollowedRunTest {
  private static final OptionalInt NEWEST = OptionalInt.empty();

  @TempDir Path folder;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final ByteArrayOutputStream noted = new ByteArrayOutputStream();
  private final Bell bell = new Bell();
  private final Node node = new Node();
  private Storage storage;
  private JobRecord job;
  private Notes notes;

  @BeforeEach
  void makeJob() throws IOException {
    storage = LocalStorage.at(folder);
    job = FileRunStore.on(storage).createJob(Samples.draft("s", 1, 1));
    notes = new Notes(new PrintStream(noted, true, StandardCharsets.UTF_8), 1);
  }

  private FollowedRun run(OptionalInt lines, OptionalInt only) {
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(noted, true, StandardCharsets.UTF_8);
    Named.Run run = new Named.Run(job, 0);
    return new FollowedRun(
        run,
        new StoredOutput(storage, run),
        new FollowedRun.Screen(new OutputChannel(out, "", false), err),
        new Beginning(lines),
        Optional.of(node),
        only);
  }

  private boolean advance(FollowedRun run, RunState state, int attempt) throws IOException {
    RunRow row =
        new RunRow(
            0,
            job.shape().nameOf(0),
            state,
            attempt,
            attempt == 0 ? Optional.empty() : Optional.of(0),
            "",
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    NodeRow host =
        new NodeRow(0, job.shape().parentOf(0), NodeState.SPAWNING, Optional.empty(), "");
    JobView view =
        new JobView(
            job,
            JobState.RUNNING,
            Optional.empty(),
            Optional.empty(),
            List.of(host),
            List.of(row),
            List.of(),
            Map.of());
    return run.advance(view, bell, notes);
  }

  private void stored(int attempt, String text) throws IOException {
    stored(attempt, 0, text);
  }

  private void stored(int attempt, int position, String text) throws IOException {
    ObjectKey key =
        new ObjectKey(StoreLayout.output(job.workspace(), job.shape().nameOf(0), attempt));
    storage.append(key, position, text.getBytes(StandardCharsets.UTF_8));
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatItsNodeBreaksOffInIsShownFromTheStoreWheneverThatHappens() throws IOException {
    FollowedRun run = run(OptionalInt.empty(), NEWEST);
    node.sends(1, "one\n");
    assertFalse(advance(run, RunState.RUNNING, 1));
    stored(1, "one\ntwo\n");
    node.sending.breaksOffAfterLooks = 1;

    assertFalse(advance(run, RunState.COMPLETED, 1), "it was still sending when it was looked at");
    assertTrue(advance(run, RunState.COMPLETED, 1));
    assertEquals("one\ntwo\n", shown());
  }

  @Test
  void whatItsNodeSentWholeIsNotShownAgain() throws IOException {
    FollowedRun run = run(OptionalInt.empty(), NEWEST);
    node.sends(1, "one\ntwo\n");
    assertFalse(advance(run, RunState.RUNNING, 1));
    stored(1, "one\ntwo\n");
    node.sending.whole = true;
    node.sending.breaksOffAfterLooks = 0;

    assertTrue(advance(run, RunState.COMPLETED, 1));
    assertEquals("one\ntwo\n", shown());
  }

  @Test
  void aNodeThatBrokeOffIsAskedForTheRestAndNotForEver() throws IOException {
    FollowedRun run = run(OptionalInt.of(5), NEWEST);
    for (String piece : List.of("one\n", "two\n", "three\n", "four\n")) {
      node.sends(1, piece);
      assertFalse(advance(run, RunState.RUNNING, 1));
      node.sending.breaksOffAfterLooks = 0;
    }

    assertEquals(List.of(new Begin(0, 0, 5), new Begin(1, 4, 0), new Begin(1, 8, 0)), node.asked);
    assertEquals("one\ntwo\nthree\n", shown());
    stored(1, "one\ntwo\nthree\nfour\n");
    assertTrue(advance(run, RunState.ERROR, 1));
    assertEquals("one\ntwo\nthree\nfour\n", shown());
  }

  @Test
  void theNextAttemptIsShownBehindAllOfTheOneBefore() throws IOException {
    FollowedRun run = run(OptionalInt.empty(), NEWEST);
    stored(1, "first\n");
    assertFalse(advance(run, RunState.RUNNING, 1));
    stored(2, "second\n");
    stored(1, 6, "died\n");

    assertTrue(advance(run, RunState.COMPLETED, 2));
    assertEquals("first\ndied\nsecond\n", shown());
    assertEquals("--- run1.1, attempt 2 ---\n", noted.toString(StandardCharsets.UTF_8));
  }

  @Test
  void anAttemptThatIsNotTheLastEndsWithoutTheRun() throws IOException {
    FollowedRun run = run(OptionalInt.empty(), OptionalInt.of(1));
    stored(1, "first\n");

    assertTrue(advance(run, RunState.RUNNING, 2));
    assertEquals("first\n", shown());
    assertEquals(List.of(), node.asked);
  }

  @Test
  void aRunThatNobodyBeganIsWaitedFor() throws IOException {
    FollowedRun run = run(OptionalInt.empty(), NEWEST);

    assertFalse(advance(run, RunState.CREATED, 0));
    assertEquals("", shown());
  }

  /** A node that sends what a test gives it, and says when that is over. */
  private static final class Node implements Doors {
    private final Deque<Sent> waiting = new ArrayDeque<>();
    private final List<Begin> asked = new ArrayList<>();
    private Sent sending;

    void sends(int attempt, String text) {
      waiting.add(new Sent(attempt, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Way to(Named.Run run, NodeRow node, Begin begin) {
      if (waiting.isEmpty()) {
        return new Way.NotThere();
      }
      asked.add(begin);
      waiting.peek().begin = begin.position();
      return new Way.Live(waiting.remove());
    }

    @Override
    public Sending copy(LiveOutput output, FollowedRun.Screen screen, Bell over) {
      sending = (Sent) output;
      screen.show(Arrays.copyOf(sending.bytes, sending.bytes.length));
      return sending;
    }
  }

  private static final class Sent implements LiveOutput, Doors.Sending {
    private final int attempt;
    private final byte[] bytes;
    private long begin;
    private int breaksOffAfterLooks = Integer.MAX_VALUE;
    private boolean whole;

    Sent(int attempt, byte[] bytes) {
      this.attempt = attempt;
      this.bytes = bytes;
    }

    @Override
    public int attempt() {
      return attempt;
    }

    @Override
    public boolean isOver() {
      return breaksOffAfterLooks-- <= 0;
    }

    @Override
    public long position() {
      return begin + bytes.length;
    }

    @Override
    public long plain() {
      return 1000;
    }

    @Override
    public boolean isWhole() {
      return whole;
    }

    @Override
    public int read(byte[] into) {
      throw new IllegalStateException("it is copied elsewhere");
    }

    @Override
    public void close() {}
  }
}
