package org.runspec.run.tensorboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Follows all event files in a folder and below it, those included that appear later. A file that
 * turns out to be damaged is reported once and read no further; the others go on. For one thread.
 */
public final class EventFolder {
  private static final String EVENT_FILE_MARK = "tfevents";

  private final Path folder;
  private final Consumer<String> notes;
  private final Map<Path, EventFileReader> readers = new TreeMap<>();
  private final Set<Path> leftOut = new HashSet<>();
  private final Set<Path> noted = new HashSet<>();

  /**
   * A folder that need not be there yet.
   *
   * @param notes hears, once per file, what is wrong with it
   */
  public EventFolder(Path folder, Consumer<String> notes) {
    this.folder = folder;
    this.notes = notes;
  }

  /** Leaves out the files that are there now, such as those of an earlier run. */
  public void leaveOutPresent() {
    findNewFiles();
    leftOut.addAll(readers.keySet());
  }

  /** The scalars that were completed since the last call, file by file in the order of names. */
  public List<ScalarPoint> poll() {
    List<ScalarPoint> points = new ArrayList<>();
    findNewFiles();
    readers.forEach(
        (file, reader) -> {
          if (!leftOut.contains(file)) {
            poll(file, reader, points);
          }
        });
    return points;
  }

  private void poll(Path file, EventFileReader reader, List<ScalarPoint> points) {
    try {
      reader.poll(points);
    } catch (NoSuchFileException e) {
      leftOut.add(file); // its owner removed it; a new file would have a new name
    } catch (CorruptRecordException e) {
      leftOut.add(file);
      note(file, e.getMessage() + "; the rest of the file is left out");
    } catch (IOException e) {
      note(file, e + "; it is tried again");
    }
  }

  private void note(Path file, String what) {
    if (noted.add(file)) {
      notes.accept(file + ": " + what + ".");
    }
  }

  private void findNewFiles() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      Path top = folder.toRealPath(); // else a folder that is a link would not be entered
      try (Stream<Path> files = Files.walk(top)) {
        files
            .filter(file -> file.getFileName().toString().contains(EVENT_FILE_MARK))
            .filter(Files::isRegularFile)
            .forEach(
                file ->
                    readers.computeIfAbsent(
                        file, path -> new EventFileReader(path, tagPrefix(top, path))));
      }
    } catch (IOException | UncheckedIOException e) {
      note(folder, e + "; it is tried again");
    }
  }

  private static String tagPrefix(Path top, Path file) {
    StringBuilder prefix = new StringBuilder();
    for (Path name : top.relativize(file.getParent())) {
      if (!name.toString().isEmpty()) {
        prefix.append(name).append('/');
      }
    }
    return prefix.toString();
  }
}
