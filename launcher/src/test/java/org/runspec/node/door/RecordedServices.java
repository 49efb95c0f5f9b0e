package org.runspec.node.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.RunName;

/** A node behind its door that notes what it is asked for; its run1.2 printed one line. */
final class RecordedServices implements Services {
  final List<String> calls = new ArrayList<>();
  boolean breaksOff;
  long leftOut;
  CountDownLatch hold;
  Set<String> admitted = Set.of();
  Optional<String> refusal = Optional.empty();

  private void refuse() throws IOException {
    if (refusal.isPresent()) {
      throw new IOException(refusal.get());
    }
  }

  @Override
  public Set<String> admitted() {
    return admitted;
  }

  @Override
  public Status status() {
    return new Status(new NodeName(3, "abc"), NodeState.SPAWNING, List.of(new RunName(1, 2)), 4);
  }

  @Override
  public void cancel(List<RunName> runs, String user) throws IOException {
    refuse();
    calls.add("cancel " + runs + " " + user);
  }

  @Override
  public void concurrency(int runsPerNode, String user) throws IOException {
    refuse();
    calls.add("concurrency " + runsPerNode + " " + user);
  }

  @Override
  public void restart() {
    calls.add("restart");
  }

  @Override
  public void hurry() {
    refusal.ifPresent(
        why -> {
          throw new IllegalStateException(why);
        });
    calls.add("hurry");
  }

  @Override
  public Optional<RunOutput> output(RunName run) {
    calls.add("attach " + run);
    return run.parent() == 1 ? Optional.of(new Printed()) : Optional.empty();
  }

  private final class Printed implements RunOutput {
    @Override
    public int attempt() {
      return 2;
    }

    @Override
    public long plain() {
      return 100;
    }

    @Override
    public long beginOfLast(int lines) {
      return 3;
    }

    @Override
    public void copy(long position, Client client) throws IOException, InterruptedException {
      if (leftOut > 0) {
        client.leftOut(leftOut);
      }
      byte[] rest = "printed\n".substring((int) position).getBytes(StandardCharsets.UTF_8);
      client.show(rest, rest.length);
      client.flush();
      client.flush();
      if (breaksOff) {
        throw new IOException("the disk is gone");
      }
      if (hold != null) {
        hold.await();
      }
    }
  }
}
