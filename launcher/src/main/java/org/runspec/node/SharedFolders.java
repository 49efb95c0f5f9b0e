package org.runspec.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.yaml.Sha256;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/**
 * Folders of shares on this machine's disk: each state of a folder once, whatever the number of
 * nodes and jobs. Not to be written by runs.
 */
final class SharedFolders {
  /** How often a folder is tried that fails or changes although the store answers. */
  private static final int TRIES = 3;

  private static final int STATE_DIGITS = 24;

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

  /** What became of bringing a folder. */
  sealed interface Delivery {
    /** It is here. */
    record Here(Path folder, int files) implements Delivery {}

    /** It is not, and asking again would not help. */
    record Refused(String reason) implements Delivery {}
  }

  /**
   * Brings a folder as it is now. One node downloads it, others wait for that.
   *
   * @throws IOException if the store cannot be reached
   */
  Delivery bring(String key) throws IOException {
    String reason = "";
    for (int i = 0; i < TRIES; i++) {
      List<StoredObject> files = storage.list(key);
      if (files.isEmpty()) {
        return new Delivery.Refused("the store has no " + key);
      }
      try {
        Optional<Path> here = here(key, files);
        if (here.isPresent()) {
          return new Delivery.Here(here.get(), files.size());
        }
        reason = "somebody changes it again and again while it is copied";
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        reason = e.toString();
      }
    }
    storage.list(key); // or else the store is what failed
    return new Delivery.Refused(reason);
  }

  /** The folder here; empty if it became another one while it was copied. */
  private Optional<Path> here(String key, List<StoredObject> files) throws IOException {
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
        Path half = place.resolveSibling(state + ".half");
        try {
          Trees.delete(half);
          download(key, files, half);
          if (!state(key, storage.list(key)).equals(state)) {
            return Optional.empty();
          }
          Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
          Trees.delete(half);
        }
      }
    }
    return Optional.of(place);
  }

  private void download(String key, List<StoredObject> files, Path half) throws IOException {
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
  }

  private static String below(String key, StoredObject file) {
    return file.key().path().substring(key.length() + 1);
  }

  /** Another one as soon as a file has another name, size or time. */
  private static String state(String key, List<StoredObject> files) {
    Sha256 digest = new Sha256();
    for (StoredObject file : files) {
      digest.add(file.key() + "\0" + file.size() + "\0" + file.modified() + "\n");
    }
    String last = key.substring(key.lastIndexOf('/') + 1);
    return last + "-" + digest.hex().substring(0, STATE_DIGITS);
  }
}
