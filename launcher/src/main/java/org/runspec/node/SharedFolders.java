package org.runspec.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/**
 * Folders of shares on this machine's disk: each state of a folder once, whatever the number of
 * nodes and jobs. Not to be written by runs.
 */
final class SharedFolders {
  private final Storage storage;
  private final Path cache;

  /**
   * Brings folders here.
   *
   * @param cache a folder that all nodes on this machine share, absolute
   */
  SharedFolders(Storage storage, Path cache) {
    this.storage = storage;
    this.cache = cache;
  }

  /** What a folder of the store holds now; nothing if there is none. */
  List<StoredObject> files(String key) throws IOException {
    return storage.list(key);
  }

  /**
   * The folder here. One node downloads it, others wait for that.
   *
   * @param files what it holds
   */
  Path here(String key, List<StoredObject> files) throws IOException {
    String state = state(key, files);
    Path place = cache.resolve(state);
    Files.createDirectories(cache);
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve(state + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.isDirectory(place)) {
        download(key, files, place);
      }
    }
    return place;
  }

  private void download(String key, List<StoredObject> files, Path place) throws IOException {
    Path half = place.resolveSibling(place.getFileName() + ".half");
    Trees.delete(half);
    Files.createDirectories(half);
    for (StoredObject file : files) {
      Path target = half.resolve(below(key, file)).normalize();
      if (!target.startsWith(half)) {
        throw new IOException("a file of the share lies outside of it: " + file.key());
      }
      Files.createDirectories(target.getParent());
      try (InputStream in = storage.open(file.key(), 0)) {
        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String below(String key, StoredObject file) {
    return file.key().path().substring(key.length() + 1);
  }

  /** Another one as soon as a file has another name, size or time. */
  private static String state(String key, List<StoredObject> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (StoredObject file : files) {
        ObjectKey name = file.key();
        String line = name + "\0" + file.size() + "\0" + file.modified() + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      String last = key.substring(key.lastIndexOf('/') + 1);
      return last + "-" + HexFormat.of().formatHex(digest.digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
