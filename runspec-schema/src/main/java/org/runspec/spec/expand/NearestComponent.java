package org.runspec.spec.expand;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.problem.Nearest;

/** Guesses which component was meant by a name that may lack its kind, or have a wrong one. */
final class NearestComponent {
  private final List<String> fitting;
  private final List<String> all;

  /**
   * A guess.
   *
   * @param kinds those that may stand there; empty where all may
   */
  NearestComponent(Catalogue catalogue, List<String> kinds) {
    this.fitting = catalogue.names(kinds);
    this.all = catalogue.names(List.of());
  }

  /** "did you mean kind/Name?", one that fits rather than another. */
  Optional<String> question(String text) {
    return sameName(text, fitting)
        .or(() -> Nearest.to(text, fitting))
        .or(() -> likeName(text, fitting))
        .or(() -> sameName(text, all))
        .or(() -> Nearest.to(text, all))
        .filter(near -> !near.equals(text))
        .map(near -> "did you mean " + near + "?");
  }

  private static Optional<String> sameName(String text, List<String> known) {
    return known.stream().filter(each -> name(each).equalsIgnoreCase(name(text))).findFirst();
  }

  private static Optional<String> likeName(String text, List<String> known) {
    return Nearest.to(name(text), known.stream().map(NearestComponent::name).toList())
        .flatMap(near -> sameName(near, known));
  }

  private static String name(String component) {
    return component.substring(component.lastIndexOf('/') + 1);
  }
}
