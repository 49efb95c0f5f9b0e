package org.runspec.storage.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * The file in which a store says how it writes names, so that every machine that shares the store
 * does the same. The first that writes into a store finds out what its file system can hold.
 */
final class NamesRecord {
  private final Staging staging;
  private final Path file;

  NamesRecord(Staging staging) {
    this.staging = staging;
    this.file = staging.folder().resolve("names");
  }

  /** What the store says; where it says nothing yet, as when nothing was written, verbatim. */
  FileNames read() throws IOException {
    if (!Files.exists(file)) {
      return FileNames.VERBATIM;
    }
    String name = Files.readString(file).strip();
    try {
      return FileNames.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " says \"" + name + "\": a newer version's store?", e);
    }
  }

  /** What the store says from now on. */
  FileNames settle() throws IOException {
    if (!Files.exists(file)) {
      Path draft = staging.newFile();
      FileNames names = tellsNamesApart() ? FileNames.VERBATIM : FileNames.ESCAPED;
      Files.write(
          draft, (names.name() + "\n").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      staging.alone(
          () -> {
            if (!Files.exists(file)) {
              Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
          });
      Files.deleteIfExists(draft);
    }
    return read();
  }

  private boolean tellsNamesApart() throws IOException {
    String stem = staging.newFile().getFileName().toString();
    return holdsBoth("case-" + stem, "CASE-" + stem)
        && holdsBoth("\u00e9-" + stem, "e\u0301-" + stem)
        && holdsBoth("a:b?\"<|>\\*-" + stem, "a\nb-" + stem);
  }

  private boolean holdsBoth(String one, String other) throws IOException {
    Path first = null;
    Path second = null;
    try {
      first = Files.createFile(staging.folder().resolve(one));
      second = Files.createFile(staging.folder().resolve(other));
      return true;
    } catch (InvalidPathException | FileAlreadyExistsException e) {
      return false;
    } catch (FileSystemException e) {
      if (first == null && !Files.isWritable(staging.folder())) {
        throw e;
      }
      return false;
    } finally {
      if (first != null) {
        Files.deleteIfExists(first);
      }
      if (second != null) {
        Files.deleteIfExists(second);
      }
    }
  }
}
