package org.runspec.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

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
      for (Path file : files) {
        forceFile(file);
      }
      for (Path folder : folders) {
        forceFolder(folder);
      }
      files.clear();
      folders.clear();
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
    } catch (NoSuchFileException e) {
      return; // deleted since
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
    } catch (NoSuchFileException e) {
      return; // removed since
    }
  }
}
