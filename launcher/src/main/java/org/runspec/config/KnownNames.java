package org.runspec.config;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;

/** Reports names that lead nowhere. */
record KnownNames(Problems problems) {
  /** What has a name; empty, and a problem, if nothing has. */
  <T> Optional<T> known(
      Map<String, T> all, String name, Position position, String path, String what) {
    if (!all.containsKey(name)) {
      report(name, all.keySet(), position, path, what);
    }
    return Optional.ofNullable(all.get(name));
  }

  /** Nothing has a name. */
  void report(String name, Collection<String> all, Position position, String path, String what) {
    problems.add(
        Problem.error(position, path, "there is no " + what + " " + name)
            .allowing("there are " + String.join(", ", all))
            .suggesting(Nearest.question(name, all)));
  }
}
