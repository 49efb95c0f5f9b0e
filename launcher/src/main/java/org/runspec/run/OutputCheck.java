package org.runspec.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.component.Output;
import org.runspec.component.Stage;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.StageSpec;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;

/**
 * Looks, before the first stage, whether stages will be able to write where they are told to. Two
 * stages may write the same file, one after the other; one stage may not write it twice.
 */
final class OutputCheck {
  private static final String FIX = "name another path";

  private final Runspec runspec;
  private final List<Placed> earlier = new ArrayList<>();

  OutputCheck(Runspec runspec) {
    this.runspec = runspec;
  }

  /** An output, and the property that names it. */
  private record Placed(int stage, Output output, Node node, String path) {
    Path place() {
      return output.path();
    }

    boolean isFile() {
      return output.kind() == Output.Kind.FILE;
    }
  }

  /** Where a value stands. */
  private record Named(String path, String key, Scalar value) {}

  /** What is wrong with the outputs of the next stage, each at its line. */
  List<Problem> problems(StageSpec spec, Stage stage) {
    List<Problem> problems = new ArrayList<>();
    for (Output output : stage.outputs()) {
      Placed placed = placed(spec, output);
      trouble(placed)
          .ifPresent(
              what ->
                  problems.add(
                      Problem.error(placed.node().position(), placed.path(), what)
                          .suggesting(FIX)));
      earlier.add(placed);
    }
    return problems;
  }

  private Optional<String> trouble(Placed output) {
    if (!output.place().isAbsolute()) {
      return Optional.of("'" + output.place() + "' is no path of a file");
    }
    return troubleWithRun(output)
        .or(() -> troubleWithOthers(output))
        .or(() -> troubleOnDisk(output));
  }

  private Optional<String> troubleWithRun(Placed output) {
    Path folder = runspec.experimentPath();
    Path place = output.place();
    if (place.equals(runspec.file())) {
      return Optional.of(place + " is the runspec itself");
    }
    boolean isOwn =
        folder.equals(place.getParent()) && ResultNames.isTaken(place.getFileName().toString());
    return isOwn ? Optional.of("the run itself writes " + place) : Optional.empty();
  }

  private Optional<String> troubleWithOthers(Placed output) {
    for (Placed other : earlier) {
      boolean same = other.place().equals(output.place());
      if (same && other.isFile() != output.isFile()) {
        return Optional.of(output.place() + " is written as a file and as a folder");
      }
      if (same && output.isFile() && other.stage() == output.stage()) {
        return Optional.of("this stage writes " + output.place() + " twice");
      }
      if (!same && (isInFile(output, other) || isInFile(other, output))) {
        Path file = isInFile(output, other) ? other.place() : output.place();
        return Optional.of(file + " is written as a file and as a folder");
      }
    }
    return Optional.empty();
  }

  private static boolean isInFile(Placed output, Placed other) {
    return other.isFile() && output.place().startsWith(other.place());
  }

  private Optional<String> troubleOnDisk(Placed output) {
    Path place = output.place();
    if (output.isFile() && Files.isDirectory(place)) {
      return Optional.of(place + " is a folder");
    }
    Path there = output.isFile() ? place.getParent() : place;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null) {
      return Optional.of("there is nothing above " + place);
    }
    if (place.startsWith(runspec.experimentPath()) && runspec.experimentPath().startsWith(there)) {
      return Optional.empty(); // told of the experiment path itself
    }
    if (!Files.isDirectory(there)) {
      return Optional.of(there + " is not a folder");
    }
    return Files.isWritable(there)
        ? Optional.empty()
        : Optional.of("you may not write to " + there);
  }

  /** At the property that names it; at the stage where none does. */
  private Placed placed(StageSpec spec, Output output) {
    List<Named> naming =
        values(spec.tree(), spec.path())
            .filter(named -> named.value().text().equals(output.path().toString()))
            .filter(named -> named.key().startsWith("save_"))
            .toList();
    long before =
        earlier.stream()
            .filter(o -> o.stage() == spec.number() && o.place().equals(output.path()))
            .count();
    if (naming.isEmpty()) {
      return new Placed(spec.number(), output, spec.tree(), spec.path());
    }
    Named named = naming.get((int) Math.min(before, naming.size() - 1));
    return new Placed(spec.number(), output, named.value(), named.path());
  }

  private static Stream<Named> values(Mapping mapping, String path) {
    return mapping.entries().stream()
        .flatMap(entry -> values(entry.value(), path + "." + entry.key(), entry.key()));
  }

  private static Stream<Named> values(Node node, String path, String key) {
    if (node instanceof Alias alias) {
      return values(alias.target(), path, key);
    }
    if (node instanceof Mapping mapping) {
      return values(mapping, path);
    }
    return node instanceof Scalar scalar ? Stream.of(new Named(path, key, scalar)) : Stream.empty();
  }
}
