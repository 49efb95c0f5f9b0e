package org.runspec.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/**
 * What a run found in its experiment path and did not write itself, such as a model that an earlier
 * run trained. A repro run starts in an empty folder, so it gets copies: of each file or folder
 * that a stage names, that is not there when the stage starts, and that stands beside the repro
 * spec and is not newer than it. What the run wrote itself is newer, and its repro writes it again.
 *
 * @param source the folder of the run that is repeated
 * @param target the experiment path of the repro run
 * @param newest when the run that is repeated began
 */
record FoundInputs(Path source, Path target, FileTime newest) {

  /** Those of a repro spec, which stands beside its run's results; empty for other runspecs. */
  static Optional<FoundInputs> of(Runspec runspec) {
    Path source = runspec.file().getParent();
    Path target = runspec.experimentPath();
    if (runspec.reproOf().isEmpty() || source.equals(target)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FoundInputs(source, target, Files.getLastModifiedTime(runspec.file())));
    } catch (IOException e) {
      throw new ExternalProblem("look at " + runspec.file(), e, "checking that it can be read");
    }
  }

  /**
   * Copies what a stage names and lacks.
   *
   * @return what was copied, relative to the experiment path
   */
  List<Path> bringTo(Mapping stage) {
    List<Path> brought = new ArrayList<>();
    for (Path wanted : pathsIn(stage)) {
      Path found = source.resolve(wanted);
      Path place = target.resolve(wanted);
      try {
        if (!Files.exists(place) && Files.exists(found) && !isNewer(found)) {
          copy(found, place);
          brought.add(wanted);
        }
      } catch (IOException e) {
        throw new ExternalProblem("copy " + found + " to " + place, e, "making room there");
      }
    }
    return brought;
  }

  /** The values that are paths below the experiment path, relative to it. */
  private List<Path> pathsIn(Node node) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().stream().flatMap(e -> pathsIn(e.value()).stream()).toList();
    }
    if (node instanceof Sequence sequence) {
      return sequence.items().stream().flatMap(item -> pathsIn(item).stream()).toList();
    }
    return node instanceof Scalar scalar && scalar.value() instanceof String text
        ? below(text).stream().toList()
        : List.of();
  }

  private Optional<Path> below(String text) {
    if (!text.startsWith(target.toString())) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(text).normalize();
      return path.startsWith(target) && !path.equals(target)
          ? Optional.of(target.relativize(path))
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // a text that only begins like a path
    }
  }

  private boolean isNewer(Path found) throws IOException {
    boolean[] newer = {false};
    Files.walkFileTree(
        found,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            newer[0] = attributes.lastModifiedTime().compareTo(newest) > 0;
            return newer[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }
        });
    return newer[0];
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
