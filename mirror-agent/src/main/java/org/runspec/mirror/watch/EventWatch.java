package org.runspec.mirror.watch;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** Events of the file system, on a thread of their own. */
final class EventWatch implements AutoCloseable {
  private static final Duration REST = Duration.ofMillis(50);

  private final DirectoryWatcher watcher;
  private final CompletableFuture<Void> ended;

  private EventWatch(DirectoryWatcher watcher, CompletableFuture<Void> ended) {
    this.watcher = watcher;
    this.ended = ended;
  }

  /**
   * Watches a folder with all below it.
   *
   * @throws IOException if the system allows no more watches, or has none
   */
  static EventWatch start(Path root, Changes changes, Pacer pacer) throws IOException {
    DirectoryWatcher watcher =
        DirectoryWatcher.builder()
            .path(root)
            .fileHashing(false)
            .listener(new Listener(changes, pacer))
            .build();
    // All is registered when this returns, which the other way of starting does not promise.
    CompletableFuture<Void> ended = watcher.watchAsync(EventWatch::startThread);
    if (ended.isCompletedExceptionally()) {
      watcher.close();
      throw new IOException(ended.handle((nothing, e) -> String.valueOf(e.getMessage())).join());
    }
    return new EventWatch(watcher, ended.whenComplete((nothing, e) -> changes.lost()));
  }

  private static void startThread(Runnable task) {
    Thread thread = new Thread(task, "mirror events");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether events may still come. */
  boolean isAlive() {
    return !ended.isDone();
  }

  @Override
  public void close() {
    try {
      watcher.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tells apart what was created under watch from what was found in a new folder: for the latter
   * the watcher reports the folder, what is in it, and the folder again.
   */
  private static final class Listener implements DirectoryChangeListener {
    private final Changes changes;
    private final Pacer pacer;
    private Path found;
    private Path last;

    Listener(Changes changes, Pacer pacer) {
      this.changes = changes;
      this.pacer = pacer;
    }

    @Override
    public void onEvent(DirectoryChangeEvent event) {
      Path path = event.path();
      switch (event.eventType()) {
        case CREATE -> created(path, event.isDirectory());
        case OVERFLOW -> changes.lost();
        default -> {
          changes.touched(path);
          rest(path);
        }
      }
    }

    /** While this thread rests, the many events of one busy file become one. */
    private void rest(Path path) {
      if (path.equals(last)) {
        try {
          pacer.await(new Bell(), REST);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      last = path;
    }

    private void created(Path path, boolean folder) {
      if (folder && found == null) {
        found = path;
      } else if (path.equals(found)) {
        found = null;
      }
      if (found == null) {
        changes.named(path);
      } else {
        changes.touched(path);
      }
    }

    @Override
    public void onException(Exception e) {
      found = null;
      changes.lost();
    }
  }
}
