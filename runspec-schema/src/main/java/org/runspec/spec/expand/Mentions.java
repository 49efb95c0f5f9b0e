package org.runspec.spec.expand;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** Which {@code <name>}s stand in a runspec, and which of them stand for nothing. */
final class Mentions {
  private final Set<String> mentioned = new HashSet<>();
  private final Set<String> missing = new HashSet<>();
  private final Problems problems;

  Mentions(Problems problems) {
    this.problems = problems;
  }

  void add(String name) {
    mentioned.add(name);
  }

  void addMissing(String name) {
    missing.add(name);
  }

  Set<String> all() {
    return Set.copyOf(mentioned);
  }

  /** Forgets all but these. */
  void retain(Set<String> names) {
    mentioned.retainAll(names);
  }

  /**
   * Warns of names that nothing uses and that may be misspelt ones of those that are missing.
   *
   * @param keys where each name has its meaning
   */
  void warnAboutMisspelt(Map<String, Position> keys) {
    keys.forEach(
        (name, position) -> {
          Optional<String> near =
              mentioned.contains(name) ? Optional.empty() : Nearest.to(name, missing);
          if (near.isPresent()) {
            problems.add(
                Problem.warning(
                        position,
                        Sections.STRING_REPLACEMENTS + ".<" + name + ">",
                        "nothing uses this replacement")
                    .suggesting("did you mean <" + near.get() + ">?"));
          }
        });
  }

  /**
   * Reports each replacement of the command line whose {@code <name>} stands nowhere.
   *
   * @param fromCommandLine their names
   * @param written the runspec, where a name may stand in what a mistake kept from being expanded
   */
  void reportUnused(Map<String, Position> fromCommandLine, Mapping written) {
    if (mentioned.containsAll(fromCommandLine.keySet())) {
      return;
    }
    mention(written);
    Set<String> known = new TreeSet<>(mentioned);
    fromCommandLine.forEach(
        (name, position) -> {
          if (!mentioned.contains(name)) {
            problems.add(
                Problem.error(position, "", "no <" + name + "> stands in the runspec")
                    .allowing(
                        known.isEmpty()
                            ? "and there is no option of this name"
                            : "it uses " + inBrackets(known))
                    .suggesting(
                        Nearest.to(name, known).map(near -> "did you mean --" + near + "?")));
          }
        });
  }

  private void mention(Node node) {
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> mention(entry.value()));
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(this::mention);
    } else if (node instanceof Scalar scalar) {
      Replacements.TOKEN
          .matcher(scalar.text())
          .results()
          .map(token -> token.group(1))
          .forEach(mentioned::add);
    }
  }

  static String inBrackets(Set<String> names) {
    return String.join(", ", names.stream().map(name -> "<" + name + ">").toList());
  }
}
