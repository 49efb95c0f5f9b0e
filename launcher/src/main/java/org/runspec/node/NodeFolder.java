package org.runspec.node;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.runspec.job.Claim;
import org.runspec.job.NodeName;
import org.runspec.snapshot.SnapshotCache;
import org.runspec.spec.yaml.Sha256;

/**
 * Where a node's controller lives on its machine's disk, in all its lives.
 *
 * @param root belongs to this node of this job alone, absolute
 */
record NodeFolder(Path root) {
  private static final int SHARE_OF_ROOM = 20;
  private static final long ROOM = 1L << 30;
  private static final int MARK_DIGITS = 24;

  static NodeFolder of(Path work, int node) {
    return new NodeFolder(work.toAbsolutePath().normalize().resolve("node" + node));
  }

  /** Where all nodes on this machine keep folders of shares. */
  static Path shares(Path work) {
    return work.resolveSibling("shares");
  }

  /** Where all nodes on this machine keep the code of jobs. */
  static Path code(Path work) {
    return SnapshotCache.below(work.toAbsolutePath().getParent());
  }

  /** What runs on this machine may keep for later ones. */
  static Path cache(Path work) {
    return work.resolveSibling("cache");
  }

  /** The lives of this node here, one a line. */
  Path lives() {
    return root.resolve("lives");
  }

  /** The journal of a life. */
  Path journal(NodeName node) {
    return journals().resolve(node + ".log");
  }

  Path journals() {
    return root.resolve("journals");
  }

  /** The folders of all attempts. */
  Path attempts() {
    return root.resolve("runs");
  }

  /** An attempt's own folder. */
  Path attempt(Claim claim) {
    return attempts().resolve(claim.name().toString()).resolve("a" + claim.attempt());
  }

  /**
   * Notes that all of an attempt is in the store.
   *
   * @param whole whether its files here may go as well; they do in any case when the disk is nearly
   *     full, so that there is room for other runs
   */
  void discard(Claim claim, boolean whole) throws IOException {
    Path attempt = attempt(claim);
    if (!whole && hasRoom()) {
      Files.write(shippedMark(attempt), new byte[0]);
      return;
    }
    Trees.delete(attempt);
  }

  private boolean hasRoom() throws IOException {
    FileStore disk = Files.getFileStore(root);
    long enough = Math.min(ROOM, disk.getTotalSpace() / SHARE_OF_ROOM);
    return disk.getUsableSpace() > enough;
  }

  /** The folders of attempts of which something may be missing in the store. */
  List<Path> unshipped() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path run : children(attempts())) {
      for (Path attempt : children(run)) {
        if (!Files.exists(shippedMark(attempt))) {
          found.add(attempt);
        }
      }
    }
    return found;
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    }
  }

  /** Whether all of an attempt is known to be in the store. */
  static Path shippedMark(Path attempt) {
    return attempt.resolve("shipped");
  }

  /** Generated files of the job, as they were fetched. */
  Path generated() {
    return root.resolve("generated");
  }

  /** Where the parent script is executed. */
  Path parent() {
    return root.resolve("parent");
  }

  /** Stands in the environment of all processes of this node's runs, and of nobody else's. */
  String mark() {
    return "node-" + new Sha256().add(root.toString()).hex().substring(0, MARK_DIGITS);
  }
}
