package org.runspec.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * The snapshots that a node unpacked: each once, whatever the number of its runs and of controllers
 * that share the folder. Run directories get copies of their own.
 */
public final class SnapshotCache {
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final Path folder;

  /**
   * Where it is on a machine.
   *
   * @param work where run directories are made, for all jobs
   */
  public static Path below(Path work) {
    return work.resolve("code");
  }

  /** A cache in a folder of its own, which is made when it is needed. */
  public SnapshotCache(Path folder) {
    this.folder = folder;
  }

  /** Where a snapshot's zip can be had. */
  public interface Source {
    /** The zip, from its beginning. */
    InputStream open() throws IOException;
  }

  /**
   * The unpacked snapshot. Not to be changed.
   *
   * @param digest SHA-256 of the zip
   * @throws IOException if it cannot be had, is another than the digest says, or has an entry that
   *     would lie outside
   */
  public Path unpacked(String digest, Source source) throws IOException {
    Path place = folder.resolve(digest);
    if (Files.isDirectory(place)) {
      return place;
    }
    Files.createDirectories(folder);
    Path zip = Files.createTempFile(folder, digest, ".zip");
    Path tree = Files.createTempDirectory(folder, digest);
    try {
      fetch(digest, source, zip);
      unzip(zip, tree);
      Files.move(tree, place);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      return place; // another node of this machine was faster
    } finally {
      Files.deleteIfExists(zip);
      deleteTree(tree);
    }
    return place;
  }

  /** Deletes all of them, and the folder. */
  public void clear() throws IOException {
    deleteTree(folder);
  }

  /**
   * Copies an unpacked snapshot into a run's directory, which may have files already: those of the
   * same names are replaced.
   */
  public static void copy(Path unpacked, Path directory) throws IOException {
    Files.walkFileTree(
        unpacked,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(directory.resolve(unpacked.relativize(from).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            Path to = directory.resolve(unpacked.relativize(from).toString());
            Files.copy(
                from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void fetch(String digest, Source source, Path zip) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(source.open(), MessageDigest.getInstance("SHA-256"))) {
      Files.copy(in, zip, StandardCopyOption.REPLACE_EXISTING);
      String found = HexFormat.of().formatHex(in.getMessageDigest().digest());
      if (!found.equals(digest)) {
        throw new IOException(
            "the code snapshot " + digest + " is damaged: it has the digest " + found);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void unzip(Path zip, Path tree) throws IOException {
    try (FileSystem inside =
        FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
      Path root = inside.getPath("/");
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
                throws IOException {
              Path to = tree.resolve(root.relativize(from).toString()).normalize();
              if (!to.startsWith(tree) || !attributes.isRegularFile()) {
                throw new IOException("the code snapshot has an entry that lies outside: " + from);
              }
              Files.createDirectories(to.getParent());
              Files.copy(from, to);
              boolean program =
                  Files.getPosixFilePermissions(from).contains(PosixFilePermission.OWNER_EXECUTE);
              if (program && to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(to, PROGRAM);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
