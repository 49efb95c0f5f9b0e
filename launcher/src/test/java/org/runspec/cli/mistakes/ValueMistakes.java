package org.runspec.cli.mistakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Scalar;

/** Mistakes in a single value that is written on one line. */
final class ValueMistakes {
  private static final Pattern TOKEN = Pattern.compile("<([A-Za-z_][A-Za-z0-9_.-]*)>");
  private static final Pattern RAW =
      Pattern.compile("'([^']|'')*'|\"([^\"\\\\]|\\\\.)*\"|\\*[^\\s,\\]}]+");

  private final SpecText text;
  private final Catalogue catalogue;
  private final Set<String> anchors;
  private final Set<String> replacements;
  private final Misspellings misspellings;
  private final Consumer<Mistake> found;

  ValueMistakes(
      SpecText text,
      Catalogue catalogue,
      Set<String> anchors,
      Set<String> replacements,
      Misspellings misspellings,
      Consumer<Mistake> found) {
    this.text = text;
    this.catalogue = catalogue;
    this.anchors = anchors;
    this.replacements = replacements;
    this.misspellings = misspellings;
    this.found = found;
  }

  void of(ValueSite site) {
    String raw = raw(site);
    if (raw.isEmpty()) {
      return;
    }
    Edit edit = new Edit(site, raw);
    if (site.node() instanceof Alias alias) {
      misspelt(edit, MistakeKind.MISSPELT_ALIAS, alias.anchor(), anchors);
      edit.make(MistakeKind.UNKNOWN_ALIAS, "*no_such_anchor");
      return;
    }
    if (!anchored(site)) {
      edit.make(MistakeKind.UNKNOWN_ALIAS, "*no_such_anchor");
    }
    edit.make(MistakeKind.MISSING_REPLACEMENT, "<no_such_word>");
    wrongTypes(edit);
    words(edit, (Scalar) site.node());
    syntax(edit);
  }

  /** An alias cannot have an anchor. */
  private boolean anchored(ValueSite site) {
    return text.line(site.position().line()).startsWith("&", text.before(site.position()).length());
  }

  private String raw(ValueSite site) {
    String from = text.from(site.position());
    Matcher quoted = RAW.matcher(from);
    if (quoted.lookingAt()) {
      return quoted.group();
    }
    return site.node() instanceof Scalar scalar && from.startsWith(scalar.text())
        ? scalar.text()
        : "";
  }

  /** Puts something else in a value's place. */
  private final class Edit {
    private final ValueSite site;
    private final String raw;

    Edit(ValueSite site, String raw) {
      this.site = site;
      this.raw = raw;
    }

    Mistake instead(MistakeKind kind, String other) {
      return Mistake.at(
          kind,
          site.path() + ": " + raw + " -> " + other,
          text.replaced(site.position(), raw.length(), other),
          site.position());
    }

    void make(MistakeKind kind, String other) {
      found.accept(instead(kind, other));
    }
  }

  private void misspelt(Edit edit, MistakeKind kind, String word, Set<String> known) {
    for (String slip : misspellings.of(word)) {
      if (!known.contains(slip)) {
        found.accept(edit.instead(kind, edit.raw.replace(word, slip)).insteadOf(word));
      }
    }
  }

  private void wrongTypes(Edit edit) {
    if (edit.site.isComponentName()) {
      edit.make(MistakeKind.WRONG_TYPE, "[a, b]");
      edit.make(MistakeKind.WRONG_TYPE, "{a: b}");
      edit.make(MistakeKind.WRONG_TYPE, "12");
      edit.make(MistakeKind.WRONG_TYPE, "null");
      otherKinds(edit);
      return;
    }
    edit.site
        .type()
        .ifPresent(
            type -> {
              wrongValues(type).forEach(value -> edit.make(MistakeKind.WRONG_TYPE, value));
              outOfRange(type).forEach(value -> edit.make(MistakeKind.OUT_OF_RANGE, value));
            });
  }

  static List<String> wrongValues(PropertyType type) {
    List<String> wrong = new ArrayList<>();
    boolean number = type.allows(Base.INTEGER) || type.allows(Base.NUMBER);
    if (!type.values().isEmpty()) {
      wrong.addAll(List.of("12345", "some words", "[a, b]", "{a: b}"));
    } else {
      if (!type.allows(Base.ARRAY)) {
        wrong.add("[a, b]");
      }
      if (!type.allows(Base.OBJECT)) {
        wrong.add("{a: b}");
      }
      if (!type.allows(Base.STRING)) {
        wrong.add("some words");
      }
      if (!type.allows(Base.BOOLEAN)) {
        wrong.add("true");
      }
      if (!number) {
        wrong.add("12");
      }
      if (!type.allows(Base.NUMBER)) {
        wrong.add("1.5");
      }
      if (type.allows(Base.BOOLEAN)) {
        wrong.addAll(List.of("yes", "off"));
      }
    }
    if (!type.nullable()) {
      wrong.add("null");
    }
    return wrong;
  }

  private static List<String> outOfRange(PropertyType type) {
    List<String> wrong = new ArrayList<>();
    if (type.minimum().isPresent()) {
      double minimum = type.minimum().getAsDouble();
      wrong.add(String.valueOf((long) minimum - 1));
      if (type.allows(Base.NUMBER)) {
        wrong.add(String.valueOf(minimum - 0.001));
      }
    }
    type.maximum().ifPresent(maximum -> wrong.add(String.valueOf((long) maximum + 1)));
    return wrong;
  }

  private void otherKinds(Edit edit) {
    for (String kind : catalogue.kinds()) {
      if (!edit.site.kinds().isEmpty() && !edit.site.kinds().contains(kind)) {
        edit.make(MistakeKind.WRONG_KIND, catalogue.names(List.of(kind)).get(0));
      }
    }
  }

  private void words(Edit edit, Scalar scalar) {
    String word = scalar.text();
    if (edit.site.isComponentName()
        && ComponentName.parse(word).isPresent()
        && word.indexOf('<') < 0) {
      Set<String> known = Set.copyOf(catalogue.names(List.of()));
      misspelt(edit, MistakeKind.MISSPELT_COMPONENT, word, known);
    }
    edit.site
        .type()
        .filter(type -> isChoice(type, scalar))
        .ifPresent(
            type -> {
              Set<String> known = Set.of("true", "false", "null", "0", "1");
              misspelt(edit, MistakeKind.MISSPELT_CHOICE, word, known);
            });
    Matcher token = TOKEN.matcher(word);
    while (token.find()) {
      if (!word.startsWith("(?<", Math.max(0, token.start() - 2))) {
        misspelt(edit, MistakeKind.MISSPELT_REPLACEMENT, token.group(1), replacements);
      }
    }
  }

  private static boolean isChoice(PropertyType type, Scalar scalar) {
    boolean truth = type.allows(Base.BOOLEAN) && scalar.value() instanceof Boolean;
    boolean draw = type.allowsRandint() && scalar.text().equals("randint");
    return !type.values().isEmpty() || truth || draw;
  }

  /**
   * A quote that is open is told where it is opened, even if a later one closes it. Of several
   * brackets that are open, each may be the one too many, so the line will do.
   */
  private void syntax(Edit edit) {
    Position line = new Position("", edit.site.position().line(), 0);
    if (edit.raw.equals(((Scalar) edit.site.node()).text())) {
      found.accept(edit.instead(MistakeKind.OPEN_QUOTE, "'" + edit.raw).orAt(line));
      found.accept(edit.instead(MistakeKind.OPEN_QUOTE, "\"" + edit.raw).orAt(line));
    }
    found.accept(edit.instead(MistakeKind.OPEN_BRACKET, "[" + edit.raw).orAt(line));
    found.accept(edit.instead(MistakeKind.COLON_TOO_MANY, edit.raw + ": x").orAt(line));
  }
}
