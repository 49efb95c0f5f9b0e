package org.runspec.mirror.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.runspec.mirror.tree.Selection;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** A file that is made in the tree for a moment, to see whether an event tells of it. */
final class Probe {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path root;
  private final Path file;
  private final Pacer pacer;
  private final Bell bell = new Bell();
  private volatile boolean seen;

  Probe(Path root, Pacer pacer) {
    this.root = root;
    this.file = root.resolve(Selection.OWN + UUID.randomUUID());
    this.pacer = pacer;
  }

  /** An event told of a file; returns whether it is this one. */
  boolean saw(Path told) {
    if (!told.equals(file)) {
      return false;
    }
    seen = true;
    bell.ring();
    return true;
  }

  /**
   * Makes the file, waits for its event, and deletes it.
   *
   * @return whether there was an event
   * @throws IOException if the tree cannot be written to
   */
  boolean eventsCome() throws IOException, InterruptedException {
    Files.createFile(file);
    try {
      long end = pacer.nanoTime() + PATIENCE.toNanos();
      while (!seen && pacer.nanoTime() < end) {
        pacer.await(bell, Duration.ofNanos(end - pacer.nanoTime()));
      }
      return seen;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Deletes what a mirror that was killed may have left. */
  void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(root, Selection.OWN + "*")) {
      for (Path each : left) {
        Files.deleteIfExists(each);
      }
    }
  }
}
