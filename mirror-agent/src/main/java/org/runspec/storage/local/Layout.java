package org.runspec.storage.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.runspec.storage.KeyOccupied;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.StoredObject;

/** Which file holds which object. Links hold none. */
final class Layout {
  private final Path root;
  private final Path staging;
  private final FileNames names;

  Layout(Path root, Staging staging, FileNames names) {
    this.root = root;
    this.staging = staging.folder();
    this.names = names;
  }

  /** Where an object is, or would be. */
  Path file(ObjectKey key) throws IOException {
    List<String> segments = key.segments();
    if (segments.get(0).equals(Staging.NAME)) {
      throw new IOException("no object can be in " + Staging.NAME + ": " + key);
    }
    try {
      Path file = root;
      for (String segment : segments) {
        file = file.resolve(names.encoded(segment));
      }
      return file;
    } catch (InvalidPathException e) {
      throw new IOException("this system cannot hold the name " + key + ": " + e.getReason(), e);
    }
  }

  /** What is known of an object; empty if absent. */
  Optional<StoredObject> described(ObjectKey key) throws IOException {
    Path file = file(key);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          described(
              key,
              Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Every object below a folder, sorted. */
  List<StoredObject> list(String folder) throws IOException {
    List<StoredObject> objects = new ArrayList<>();
    Path top = folder(folder);
    if (Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(top, new Collector(objects));
    }
    objects.sort(Comparator.comparing(StoredObject::key));
    return objects;
  }

  /** The names one level below a folder, sorted. */
  List<String> children(String folder) throws IOException {
    List<String> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder(folder))) {
      for (Path entry : entries) {
        String name = names.decoded(entry.getFileName().toString());
        if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          children.add(name);
        } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && !entry.equals(staging)) {
          children.add(name + "/");
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(children);
    return children;
  }

  /** What keeps a file from standing where the object would be. */
  Optional<KeyOccupied> occupant(ObjectKey key) throws IOException {
    if (Files.isDirectory(file(key), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(new KeyOccupied(key, key));
    }
    for (Optional<ObjectKey> above = key.parent();
        above.isPresent();
        above = above.get().parent()) {
      if (Files.isRegularFile(file(above.get()), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(new KeyOccupied(key, above.get()));
      }
    }
    return Optional.empty();
  }

  /** Removes the folders above a file that became empty. */
  void removeEmptyAbove(Path file) {
    Path folder = file.getParent();
    while (!folder.equals(root) && removed(folder)) {
      folder = folder.getParent();
    }
  }

  private static boolean removed(Path folder) {
    try {
      Files.delete(folder);
      return true;
    } catch (IOException e) {
      return false; // it has entries; or it stays, which hurts nobody
    }
  }

  private Path folder(String folder) throws IOException {
    String path = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    return path.isEmpty() ? root : file(new ObjectKey(path));
  }

  private ObjectKey key(Path file) {
    List<String> segments = new ArrayList<>();
    for (Path name : root.relativize(file)) {
      segments.add(names.decoded(name.toString()));
    }
    return new ObjectKey(String.join("/", segments));
  }

  private static StoredObject described(ObjectKey key, BasicFileAttributes attributes) {
    return new StoredObject(key, attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  /** Collects objects, unmoved by files that vanish meanwhile. */
  private final class Collector extends SimpleFileVisitor<Path> {
    private final List<StoredObject> objects;

    Collector(List<StoredObject> objects) {
      this.objects = objects;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(staging) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        objects.add(described(key(file), attributes));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      return orVanished(e);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      return e == null ? FileVisitResult.CONTINUE : orVanished(e);
    }

    private FileVisitResult orVanished(IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }
}
