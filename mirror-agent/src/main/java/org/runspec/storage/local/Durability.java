package org.runspec.storage.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** When what was written is forced to the disk. */
sealed interface Durability {
  /** New content is complete, under a name that it will not keep. */
  void drafted(FileChannel draft) throws IOException;

  /** Content, drafted before, has got its name. */
  void named(Path file) throws IOException;

  /** A file has grown. */
  void appended(FileChannel channel, Path file) throws IOException;

  /** A folder was made in this one. */
  void madeFolderIn(Path folder) throws IOException;

  /** Forces what was put off. */
  void sync() throws IOException;

  /** At once. */
  final class Immediate implements Durability {
    @Override
    public void drafted(FileChannel draft) throws IOException {
      draft.force(true);
    }

    @Override
    public void named(Path file) throws IOException {
      forceFolder(file.getParent());
    }

    @Override
    public void appended(FileChannel channel, Path file) throws IOException {
      channel.force(false);
    }

    @Override
    public void madeFolderIn(Path folder) throws IOException {
      forceFolder(folder);
    }

    @Override
    public void sync() {}
  }

  /** At the next {@link #sync()}, or when too many files wait for one. */
  final class Deferred implements Durability {
    private static final int MOST = 20_000;
    private static final int THREADS = 32;

    private final Set<Path> files = new LinkedHashSet<>();
    private final Set<Path> folders = new LinkedHashSet<>();

    @Override
    public void drafted(FileChannel draft) {}

    @Override
    public synchronized void named(Path file) throws IOException {
      folders.add(file.getParent());
      remember(file);
    }

    @Override
    public synchronized void appended(FileChannel channel, Path file) throws IOException {
      remember(file);
    }

    @Override
    public synchronized void madeFolderIn(Path folder) {
      folders.add(folder);
    }

    @Override
    public synchronized void sync() throws IOException {
      all(files, Durability::forceFile);
      all(folders, Durability::forceFolder);
      files.clear();
      folders.clear();
    }

    /** Many at once, since a file system forces them together. */
    private static void all(Set<Path> paths, Force force) throws IOException {
      ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, paths.size() + 1));
      try {
        List<Future<Void>> forced = new ArrayList<>();
        for (Path path : paths) {
          forced.add(
              threads.submit(
                  () -> {
                    force.apply(path);
                    return null;
                  }));
        }
        for (Future<Void> each : forced) {
          each.get();
        }
      } catch (ExecutionException e) {
        throw new IOException("some files could not be forced to the disk", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while files were forced to the disk");
      } finally {
        threads.shutdownNow();
      }
    }

    private interface Force {
      void apply(Path path) throws IOException;
    }

    private void remember(Path file) throws IOException {
      files.add(file);
      if (files.size() >= MOST) {
        sync();
      }
    }
  }

  private static void forceFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (FileSystemException e) {
      throwUnlessGone(file, e);
    }
  }

  /**
   * Where folders cannot be forced, as on Windows, the file system sees to their entries itself.
   */
  private static void forceFolder(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (FileSystemException e) {
      throwUnlessGone(folder, e);
    }
  }

  private static void throwUnlessGone(Path path, FileSystemException e) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw e;
    }
  }
}
