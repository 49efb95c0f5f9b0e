package org.runspec.node;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobName;
import org.runspec.job.JobShape;
import org.runspec.job.NodeState;
import org.runspec.job.RunName;
import org.runspec.node.attempt.Attempt;
import org.runspec.node.door.RunOutput;
import org.runspec.node.door.Services;

/**
 * What clients ask of a life of a node. What they wish goes through the run store, since all nodes
 * are to hear it.
 */
final class Reception implements Services {
  private final ControllerSetting setting;
  private final JobShape shape;
  private final Going going;
  private final Runnable restart;

  /** From when the node has shown itself to the others. */
  private volatile Optional<Heart> heart = Optional.empty();

  /**
   * Opens before the node has begun to live.
   *
   * @param restart ends this life, so that another one begins
   */
  Reception(ControllerSetting setting, Going going, Runnable restart) {
    this.setting = setting;
    this.shape = setting.job().multiRun().shape();
    this.going = going;
    this.restart = restart;
  }

  /** The node lives. */
  void lives(Heart living) {
    heart = Optional.of(living);
  }

  @Override
  public Set<String> admitted() {
    return heart.map(Heart::admitted).orElse(Set.of());
  }

  @Override
  public Status status() {
    return new Status(
        setting.self(),
        heart.map(Heart::state).orElse(NodeState.QUEUED),
        going.all().stream().map(attempt -> attempt.claim().name()).toList(),
        heart.map(Heart::concurrency).orElse(shape.runsPerNode()));
  }

  @Override
  public void cancel(List<RunName> runs, String user) throws IOException {
    List<Integer> indices = runs.stream().filter(shape::hasRun).map(shape::indexOf).toList();
    if (runs.isEmpty()) {
      cancelJob(user);
    } else if (!indices.isEmpty()) {
      ask(new ClientRequest.CancelRuns(indices), user);
    }
  }

  /**
   * Ends the whole job.
   *
   * @return the id of the request
   */
  String cancelJob(String user) throws IOException {
    return ask(new ClientRequest.CancelJob(), user);
  }

  @Override
  public void concurrency(int runsPerNode, String user) throws IOException {
    ask(new ClientRequest.SetConcurrency(Math.max(0, runsPerNode)), user);
  }

  @Override
  public void restart() {
    restart.run();
  }

  @Override
  public void hurry() {
    heart.ifPresent(Heart::hurry);
  }

  @Override
  public Optional<RunOutput> output(RunName run) {
    return going.named(run).flatMap(Attempt::printed);
  }

  private String ask(ClientRequest.Wish wish, String user) throws IOException {
    JobName job = setting.job().record().job();
    String suffix =
        String.format(
            Locale.ROOT,
            "%s-%08x",
            setting.self().toString().replace('.', '-'),
            setting.random().nextInt());
    ClientRequest request =
        ClientRequest.after(
            setting.store().requests(job, Set.of()),
            wish,
            user,
            Instant.now(setting.clock()),
            suffix);
    setting.store().request(job, request);
    hurry();
    return request.id();
  }
}
