package org.runspec.spec.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Collects problems, so that a user sees all of them at once. The same words at the same place are
 * kept once: an anchor's mistake shows up at each of its aliases.
 */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /** Adds a problem unless the same one is there already. */
  public void add(Problem problem) {
    if (seen.add(problem.position() + "\0" + problem.what())) {
      found.add(problem);
    }
  }

  /**
   * Adds what was found in a second look, but for problems of a property that, or something around
   * it, has an error already.
   */
  public void addUntold(Problems later) {
    Set<String> told =
        found.stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .map(Problem::path)
            .collect(Collectors.toSet());
    later.found.stream()
        .filter(problem -> !told.contains(problem.path()) || problem.path().isEmpty())
        .filter(problem -> outerPaths(problem.path()).noneMatch(told::contains))
        .forEach(this::add);
  }

  /** {@code a.b[0]} and {@code a.b} and {@code a}, for {@code a.b[0].c}. */
  private static Stream<String> outerPaths(String path) {
    return IntStream.range(1, path.length())
        .filter(i -> path.charAt(i) == '.' || path.charAt(i) == '[')
        .mapToObj(i -> path.substring(0, i));
  }

  /** Whether an error was added; warnings do not count. */
  public boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
  }

  /** All problems in the order of their places. */
  public List<Problem> sorted() {
    return found.stream().sorted(Comparator.comparing(Problem::position)).toList();
  }

  /** The warnings in the order of their places. */
  public List<Problem> warnings() {
    return sorted().stream().filter(p -> p.severity() == Problem.Severity.WARNING).toList();
  }

  /**
   * Ends the work if there are errors.
   *
   * @param action what could not be done, such as {@code load x.yaml}
   * @throws UserProblem with everything that was collected
   */
  public void throwIfErrors(String action) {
    if (hasErrors()) {
      throw new UserProblem(action, sorted());
    }
  }
}
