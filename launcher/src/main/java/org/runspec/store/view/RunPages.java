package org.runspec.store.view;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.RunName;
import org.runspec.job.RunState;

/** What is known of a job's runs as pages of bytes, each with a checksum before it. */
final class RunPages {
  /** How many runs a page holds. */
  static final int RUNS = 100;

  private final JobFacts facts;

  RunPages(JobFacts facts) {
    this.facts = facts;
  }

  /** The pages of those runs of which something was learned since the last call. */
  SortedMap<Integer, ByteBuffer> changed() {
    SortedMap<Integer, ByteBuffer> pages = new TreeMap<>();
    BitSet changed = facts.changed();
    for (int run = changed.nextSetBit(0); run >= 0; run = changed.nextSetBit(run + 1)) {
      pages.computeIfAbsent(run / RUNS, this::page);
    }
    changed.clear();
    return pages;
  }

  private ByteBuffer page(int number) {
    FactsOutput out = new FactsOutput();
    int end = Math.min((number + 1) * RUNS, facts.job().shape().totalRuns());
    for (int run = number * RUNS; run < end; run++) {
      write(facts.run(run), out);
    }
    byte[] content = out.bytes();
    return ByteBuffer.allocate(Integer.BYTES + content.length)
        .putInt(checksum(ByteBuffer.wrap(content)))
        .put(content)
        .flip();
  }

  private static int checksum(ByteBuffer content) {
    CRC32 sum = new CRC32();
    sum.update(content.duplicate());
    return (int) sum.getValue();
  }

  private static void write(RunFacts run, FactsOutput out) {
    out.map(
        run.ends(),
        (resumed, end) -> {
          out.number(resumed);
          write(end, out);
        });
    out.map(
        run.attempts(),
        (number, attempt) -> {
          out.number(number);
          boolean isAsEnded = ended(run, number).filter(end -> isAs(end, attempt)).isPresent();
          out.number(isAsEnded ? 1 : 0);
          if (!isAsEnded) {
            out.values(attempt.hparams());
            out.values(attempt.metrics());
          }
          out.number(attempt.followsALoss() ? 1 : 0);
          out.optional(attempt.node(), node -> write(node, out));
          out.optional(attempt.started(), out::time);
          out.optional(attempt.requeued(), out::text);
        });
  }

  private static Optional<RunEnd> ended(RunFacts run, int attempt) {
    return run.ends().values().stream().filter(end -> end.attempt() == attempt).findFirst();
  }

  /** Whether an end says of values what is known of its attempt, as nearly always. */
  private static boolean isAs(RunEnd end, AttemptFacts attempt) {
    return isAs(end.hparams(), attempt.hparams()) && isAs(end.metrics(), attempt.metrics());
  }

  private static boolean isAs(Map<String, Object> one, Map<String, Object> other) {
    return List.copyOf(one.entrySet()).equals(List.copyOf(other.entrySet())); // in order
  }

  private static void write(RunEnd end, FactsOutput out) {
    out.number(end.run());
    out.number(end.attempt());
    out.number(end.name().parent());
    out.number(end.name().child());
    out.optional(end.node(), node -> write(node, out));
    out.text(end.token());
    out.text(end.state().name());
    out.optional(end.exitCode(), code -> out.number(code));
    out.text(end.reason());
    out.values(end.metrics());
    out.values(end.hparams());
    out.optional(end.started(), out::time);
    out.time(end.at());
  }

  private static void write(NodeName node, FactsOutput out) {
    out.number(node.node());
    out.text(node.incarnation());
  }

  /**
   * Learns what pages say.
   *
   * @throws CorruptRecordException if one of them was damaged; part of them was learned then
   */
  void learn(Map<Integer, ByteBuffer> pages) throws CorruptRecordException {
    for (Map.Entry<Integer, ByteBuffer> page : pages.entrySet()) {
      ByteBuffer content = page.getValue().duplicate();
      if (content.remaining() < Integer.BYTES || content.getInt() != checksum(content)) {
        throw new CorruptRecordException("page " + page.getKey() + " was damaged", null);
      }
      FactsInput in = new FactsInput(content);
      for (int run = page.getKey() * RUNS; in.hasMore(); run++) {
        read(facts.run(run), in);
      }
    }
  }

  private static void read(RunFacts run, FactsInput in) throws CorruptRecordException {
    int ends = in.count();
    for (int i = 0; i < ends; i++) {
      int resumed = in.count();
      run.ended(end(in), resumed);
    }
    int attempts = in.count();
    for (int i = 0; i < attempts; i++) {
      int number = in.count();
      AttemptFacts attempt = run.attempt(number);
      if (in.number() == 1) {
        RunEnd end = ended(run, number).orElseThrow();
        attempt.chose(end.hparams());
        attempt.measured(end.metrics());
      } else {
        attempt.chose(in.values());
        attempt.measured(in.values());
      }
      attempt.followed(in.number() == 1);
      in.optional(() -> node(in)).ifPresent(attempt::by);
      in.optional(in::time).ifPresent(attempt::started);
      in.optional(in::text).ifPresent(attempt::requeued);
    }
  }

  private static RunEnd end(FactsInput in) throws CorruptRecordException {
    return new RunEnd(
        in.count(),
        in.count(),
        new RunName(in.count(), in.count()),
        in.optional(() -> node(in)),
        in.text(),
        RunState.valueOf(in.text()),
        in.optional(in::count),
        in.text(),
        in.values(),
        in.values(),
        in.optional(in::time),
        in.time());
  }

  private static NodeName node(FactsInput in) {
    return new NodeName(in.count(), in.text());
  }
}
