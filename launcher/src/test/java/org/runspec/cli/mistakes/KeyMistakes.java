package org.runspec.cli.mistakes;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.runspec.spec.problem.Position;

/** Mistakes in a key. */
final class KeyMistakes {
  private final SpecText text;
  private final Misspellings misspellings;
  private final Consumer<Mistake> found;

  KeyMistakes(SpecText text, Misspellings misspellings, Consumer<Mistake> found) {
    this.text = text;
    this.misspellings = misspellings;
    this.found = found;
  }

  void of(KeySite site) {
    String from = text.from(site.position());
    if (!from.startsWith(site.key())) {
      return; // written in quotes
    }
    misspelt(site);
    twice(site);
    if (!text.isInFlow(site.position()) && from.startsWith(site.key() + ":")) {
      withoutColon(site);
      layout(site.position());
    }
  }

  private void misspelt(KeySite site) {
    if (site.role() == KeySite.Role.FREE) {
      return;
    }
    for (String slip : misspellings.of(site.key())) {
      if (site.allowed().contains(slip) || site.siblings().contains(slip)) {
        continue;
      }
      found.accept(
          Mistake.at(
                  MistakeKind.MISSPELT_KEY,
                  site.key() + " -> " + slip,
                  text.replaced(site.position(), site.key().length(), slip),
                  site.position())
              .insteadOf(site.key().replaceAll("[<>]", "")));
    }
  }

  /** The key once more before it, so that the one that was there is the second. */
  private void twice(KeySite site) {
    String before = text.before(site.position());
    boolean flow = text.isInFlow(site.position());
    Position second =
        flow
            ? new Position(
                "", site.position().line(), site.position().column() + site.key().length() + 5)
            : new Position("", site.position().line() + 1, site.position().column());
    String between = flow ? ": 0, " : ": 0\n" + " ".repeat(before.length());
    found.accept(
        Mistake.at(
            MistakeKind.DUPLICATE_KEY,
            site.key() + " twice",
            text.replaced(site.position(), 0, site.key() + between),
            second));
  }

  private void withoutColon(KeySite site) {
    Position colon =
        new Position("", site.position().line(), site.position().column() + site.key().length());
    found.accept(
        new Mistake(
            MistakeKind.MISSING_COLON,
            site.key() + " without a colon",
            text.replaced(colon, 1, ""),
            List.of(wholeLine(site.position().line())),
            Optional.empty()));
  }

  /**
   * The key's line moved. Nobody can tell whether a line stands too far to the right or the next
   * one too far to the left, so the next one will do; nor is there a better column than the one
   * where the line begins.
   */
  private void layout(Position key) {
    int number = key.line();
    String line = text.line(number);
    int blanks = line.length() - line.stripLeading().length();
    for (int by : new int[] {-2, -1, 1, 2}) {
      if (blanks + by >= 0) {
        String moved = " ".repeat(blanks + by) + line.stripLeading();
        found.accept(
            new Mistake(
                MistakeKind.BAD_INDENTATION,
                line.strip() + " moved by " + by,
                text.withLines(number, number, moved),
                List.of(wholeLine(number), wholeLine(text.nextLine(number))),
                Optional.empty()));
      }
    }
    if (blanks > 0) {
      found.accept(
          new Mistake(
              MistakeKind.TAB,
              "a tab before " + line.strip(),
              text.withLines(number, number, "\t" + line.stripLeading()),
              List.of(wholeLine(number)),
              Optional.empty()));
    }
  }

  private static Position wholeLine(int number) {
    return new Position("", number, 0);
  }
}
