package org.runspec.cli.mistakes;

import java.util.function.Consumer;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Scalar;

/** A single value where a component, a mapping or a list, written on lines of its own, is meant. */
final class CollectionMistakes {
  private final SpecText text;
  private final Consumer<Mistake> found;

  CollectionMistakes(SpecText text, Consumer<Mistake> found) {
    this.text = text;
    this.found = found;
  }

  void of(ValueSite site) {
    boolean block =
        !(site.node() instanceof Scalar || site.node() instanceof Alias)
            && site.position().line() > site.key().line();
    if (!block || site.type().isEmpty()) {
      return;
    }
    int last = site.key().line();
    boolean list = !(site.node() instanceof Mapping);
    while (last < text.lineCount() && isInside(text.line(last + 1), site.key().column(), list)) {
      last++;
    }
    String line = text.line(site.key().line()).replaceAll("\\s*(#.*)?$", "");
    for (String value : ValueMistakes.wrongValues(site.type().get())) {
      Position place = new Position("", site.key().line(), line.length() + 2);
      found.accept(
          Mistake.at(
              MistakeKind.WRONG_TYPE,
              site.path() + " -> " + value,
              text.withLines(site.key().line(), last, line + " " + value),
              place));
    }
  }

  private static boolean isInside(String line, int column, boolean list) {
    String inside = line.stripLeading();
    int blanks = line.length() - inside.length();
    boolean item = list && inside.startsWith("- ");
    return blanks >= column || (item && blanks == column - 1);
  }
}
