package org.runspec.batchservice.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.runspec.batchservice.machine.Failure;
import org.runspec.batchservice.machine.Machine;
import org.runspec.batchservice.machine.NodeFolder;
import org.runspec.batchservice.machine.TaskLaunch;
import org.runspec.batchservice.machine.TaskPlace;

/** What is done on the machine: what takes long beside the lock, what must be at once under it. */
final class Work implements AutoCloseable {
  private static final int AT_ONCE = 16;

  private final Machine machine;
  private final Trouble trouble;
  private final Consumer<Runnable> locked;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE,
          work -> {
            Thread thread = new Thread(work, "batch-work");
            thread.setDaemon(true);
            return thread;
          });

  /** Gets to know what went wrong. */
  interface Trouble {
    void tell(String what, Exception why);
  }

  /**
   * On a machine.
   *
   * @param locked does something under the cloud's lock
   */
  Work(Machine machine, Trouble trouble, Consumer<Runnable> locked) {
    this.machine = machine;
    this.trouble = trouble;
    this.locked = locked;
  }

  /** Starts a task, and tells under the lock why it was not started, or nothing if it was. */
  void start(TaskLaunch launch, Consumer<Optional<Failure>> told) {
    threads.execute(
        () -> {
          try {
            machine.prepare(launch.place().node());
            Optional<Failure> failure = machine.start(launch);
            locked.accept(() -> told.accept(failure));
          } catch (IOException e) {
            trouble.tell("start " + launch, e);
            Failure failure = new Failure("DiskFull", e.toString(), Map.of());
            locked.accept(() -> told.accept(Optional.of(failure)));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  OptionalInt end(TaskPlace place) {
    try {
      return machine.end(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean wasStarted(TaskPlace place) {
    return machine.wasStarted(place);
  }

  /** Ends all processes of tasks at once. */
  void kill(Collection<TaskPlace> places) {
    try {
      machine.kill(places);
    } catch (IOException e) {
      trouble.tell("end " + places.stream().map(TaskPlace::name).toList(), e);
    }
  }

  void kill(TaskPlace place) {
    kill(List.of(place));
  }

  /** Takes a node's folder away: its place is free at once. */
  void remove(NodeFolder node) {
    try {
      machine.retire(node).ifPresent(folder -> threads.execute(() -> remove(folder)));
    } catch (IOException e) {
      trouble.tell("remove " + node.path(), e);
    }
  }

  private void remove(Path folder) {
    try {
      machine.remove(folder);
    } catch (IOException | UncheckedIOException e) {
      trouble.tell("remove " + folder, e);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
