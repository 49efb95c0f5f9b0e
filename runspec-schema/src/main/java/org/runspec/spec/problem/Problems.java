package org.runspec.spec.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    List<String> told =
        found.stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .map(Problem::path)
            .filter(path -> !path.isEmpty())
            .toList();
    later.found.stream()
        .filter(problem -> told.stream().noneMatch(path -> isIn(problem.path(), path)))
        .forEach(this::add);
  }

  private static boolean isIn(String path, String outer) {
    return path.startsWith(outer)
        && (path.length() == outer.length() || ".[".indexOf(path.charAt(outer.length())) >= 0);
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
