package org.runspec.mirror.watch;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Events of the file system, on a thread of their own. */
final class EventWatch implements AutoCloseable {
  private final DirectoryWatcher watcher;
  private final Thread thread;

  private EventWatch(DirectoryWatcher watcher, Thread thread) {
    this.watcher = watcher;
    this.thread = thread;
  }

  /**
   * Watches a folder with all below it.
   *
   * @throws IOException if the system allows no more watches, or has none
   */
  static EventWatch start(Path root, Changes changes) throws IOException {
    DirectoryWatcher watcher =
        DirectoryWatcher.builder()
            .path(root)
            .fileHashing(false)
            .listener(new Listener(changes))
            .build();
    Thread thread = new Thread(watcher::watch, "mirror events");
    thread.setDaemon(true);
    // Closing the watcher ends the thread with an exception; so does trouble, which polling covers.
    thread.setUncaughtExceptionHandler((ended, e) -> changes.lost());
    thread.start();
    return new EventWatch(watcher, thread);
  }

  /** Whether events may still come. */
  boolean isAlive() {
    return thread.isAlive();
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
    private Path found;

    Listener(Changes changes) {
      this.changes = changes;
    }

    @Override
    public void onEvent(DirectoryChangeEvent event) {
      Path path = event.path();
      switch (event.eventType()) {
        case CREATE -> created(path, event.isDirectory());
        case OVERFLOW -> changes.lost();
        default -> changes.touched(path);
      }
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
