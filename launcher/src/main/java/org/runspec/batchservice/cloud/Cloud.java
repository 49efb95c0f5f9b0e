package org.runspec.batchservice.cloud;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.runspec.batchservice.machine.Machine;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/**
 * Pools, nodes, jobs and tasks, and what becomes of them. Its desks are used inside {@link #call}
 * alone.
 */
public final class Cloud implements AutoCloseable {
  private static final Duration BUSY = Duration.ofMillis(200);
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Bell bell = new Bell();
  private final Pacer pacer;
  private final State state;
  private final Ledger ledger;
  private final Work work;
  private final Allocation allocation;
  private final StartTasks startTasks;
  private final Dispatch dispatch;
  private final Endings endings;
  private final Upkeep upkeep;
  private final PoolDesk pools;
  private final JobDesk jobs;
  private final TaskDesk tasks;
  private final ControlDesk control;
  private final Problems problems;
  private Thread thread;
  private volatile boolean closed;

  /** Gets to know what went wrong in the service itself. */
  public interface Problems {
    void tell(String what, Exception why);
  }

  private Cloud(
      Path folder, URI base, String account, Machine machine, Pacer pacer, Problems problems) {
    this.pacer = pacer;
    this.problems = problems;
    this.state = new State(folder.resolve("nodes"), () -> now(pacer), base);
    this.ledger = new Ledger(folder.resolve("state"));
    this.work = new Work(machine, problems::tell, this::locked);
    Launches launches = new Launches(state, account);
    Evictions evictions = new Evictions(state, work, launches);
    this.allocation = new Allocation(state, evictions);
    this.startTasks = new StartTasks(state, work, launches);
    this.dispatch = new Dispatch(state, work, launches);
    this.endings = new Endings(state, work, launches, dispatch);
    this.upkeep = new Upkeep(state, endings, work, launches);
    this.pools = new PoolDesk(state, evictions);
    this.jobs = new JobDesk(state, pools);
    this.tasks = new TaskDesk(state, endings, launches);
    this.control = new ControlDesk(state, evictions);
  }

  private static Instant now(Pacer pacer) {
    long nanos = pacer.wallNanos();
    return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
  }

  /**
   * Takes up what a folder keeps, or begins with nothing.
   *
   * @param folder for state and nodes
   * @param base the service's address, with a slash at its end
   * @param account the name of the account
   */
  public static Cloud in(
      Path folder, URI base, String account, Machine machine, Pacer pacer, Problems problems)
      throws IOException {
    Cloud cloud = new Cloud(folder, base, account, machine, pacer, problems);
    cloud.ledger.load(cloud.state);
    cloud.takeUp();
    return cloud;
  }

  /** Tasks that were on their way when the service ended are started again, unless they were. */
  private void takeUp() {
    Launches launches = new Launches(state, "");
    for (Job job : state.jobs()) {
      for (Task task : job.tasks()) {
        if (task.isRunning() && !task.isBegun()) {
          if (work.wasStarted(launches.place(job, task))) {
            task.begun();
          } else {
            task.requeue(state.now());
          }
        }
      }
    }
    state.pools().forEach(pool -> pool.nodes().forEach(startTasks::takeUp));
  }

  /** Lets time pass, on a thread of its own. */
  public void start() {
    thread = new Thread(this::live, "batch-cloud");
    thread.setDaemon(true);
    thread.start();
  }

  private void live() {
    try {
      while (!closed) {
        step();
        pacer.await(bell, isBusy() ? BUSY : IDLE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does all that is due now. */
  void step() {
    lock.lock();
    try {
      allocation.step();
      startTasks.step();
      endings.step();
      upkeep.step();
      dispatch.step();
    } catch (RuntimeException e) {
      problems.tell("go on", e);
    } finally {
      save();
      lock.unlock();
    }
  }

  /** Whether there is anything that could change by itself. */
  public boolean isBusy() {
    return call(() -> !state.pools().isEmpty() || state.jobs().stream().anyMatch(Job::isActive));
  }

  /** Does something while nothing else happens; what it changes is kept when it returns. */
  public <T> T call(Supplier<T> deed) {
    lock.lock();
    try {
      return deed.get();
    } finally {
      save();
      lock.unlock();
    }
  }

  private void locked(Runnable deed) {
    if (!closed) { // else another service may have taken it up
      call(
          () -> {
            deed.run();
            return null;
          });
      bell.ring();
    }
  }

  /** Looks at once what is due. */
  public void hurry() {
    bell.ring();
  }

  private void save() {
    try {
      ledger.save(state);
    } catch (IOException e) {
      problems.tell("keep the state", e);
    }
  }

  public JobDesk jobs() {
    return jobs;
  }

  public TaskDesk tasks() {
    return tasks;
  }

  public PoolDesk pools() {
    return pools;
  }

  public ControlDesk control() {
    return control;
  }

  /** Ends the service; its tasks live on. */
  @Override
  public void close() {
    closed = true;
    bell.ring();
    work.close();
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
