package org.runspec.spec.expand;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.catalogue.ReplacementName;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;

/**
 * Replaces {@code <name>} in any string by what the name stands for, until nothing is left to
 * replace.
 *
 * <p>{@code <experiment_path>} is left in place where it means the root's property of that name: it
 * is filled in when paths are (see {@link ExperimentPaths}).
 */
final class Replacements {
  /** Not the named groups of a regular expression, {@code (?<loss>…)} and {@code \\k<loss>}. */
  static final Pattern TOKEN =
      Pattern.compile("(?<!\\(\\?|\\(\\?P|\\\\k)" + ReplacementName.GROUPED);

  private static final int MAX_LENGTH = 1 << 16;
  private static final int MAX_PASSES = 100;
  private static final int MAX_CHAIN = 500;

  private final Map<String, Scalar> values;
  private final Map<String, Position> fromCommandLine;
  private final Map<String, Optional<Scalar>> resolved = new LinkedHashMap<>();
  private final Map<String, Position> keys;
  private final Mentions mentions;
  private final Deque<String> underWay = new ArrayDeque<>();
  private final Problems problems;

  Replacements(ReplacementSection section, Problems problems) {
    this.values = new LinkedHashMap<>(section.values());
    this.fromCommandLine = section.fromCommandLine();
    this.keys = section.keys();
    this.mentions = new Mentions(problems);
    this.problems = problems;
  }

  /** What the user made {@code <experiment_path>} stand for, if anything. */
  Optional<Scalar> experimentPath() {
    return Optional.ofNullable(values.get(Sections.EXPERIMENT_PATH));
  }

  /** Removes the user's meaning of {@code <experiment_path>}, so that it means the root's. */
  void leaveExperimentPath() {
    values.remove(Sections.EXPERIMENT_PATH);
    mentions.add(Sections.EXPERIMENT_PATH);
  }

  /** The value with nothing left to replace; unknown, and a problem, if a name has no meaning. */
  Scalar resolve(Scalar scalar, String path) {
    Scalar before = scalar;
    for (int pass = 0; pass < MAX_PASSES; pass++) {
      Scalar after = once(before, path);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    return tooLong(scalar, path);
  }

  /** A note for people: a name in it that stands for nothing is a word like any other. */
  Scalar resolveNote(Scalar note, String path) {
    if (!(note.value() instanceof String text)
        || TOKEN.matcher(text).results().allMatch(token -> isKnown(token.group(1)))) {
      return resolve(note, path);
    }
    StringBuilder out = new StringBuilder();
    Provenance provenance = note.provenance();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String name = token.group(1);
      Optional<Scalar> value =
          values.containsKey(name) ? meaning(name, note, path) : Optional.empty();
      if (value.isPresent()) {
        provenance = history(note.withProvenance(provenance), name, value.get(), false);
      }
      String written = value.map(Scalar::text).orElseGet(token::group);
      token.appendReplacement(out, Matcher.quoteReplacement(written));
    }
    String result = token.appendTail(out).toString();
    return new Scalar(result, result, provenance);
  }

  private boolean isKnown(String name) {
    return values.containsKey(name) || isExperimentPath(name);
  }

  /** The value with each name replaced that stands in it. */
  private Scalar once(Scalar scalar, String path) {
    if (!(scalar.value() instanceof String text) || text.indexOf('<') < 0) {
      return scalar;
    }
    Matcher token = TOKEN.matcher(text);
    if (token.matches() && !isExperimentPath(token.group(1))) {
      String name = token.group(1);
      return meaning(name, scalar, path)
          .map(value -> value.withProvenance(history(scalar, name, value, true)))
          .orElseGet(() -> Scalar.unknown(scalar.provenance()));
    }
    return inside(scalar, text, path);
  }

  private Scalar inside(Scalar scalar, String text, String path) {
    StringBuilder out = new StringBuilder();
    Provenance provenance = scalar.provenance();
    Matcher token = TOKEN.matcher(text);
    boolean known = true;
    int from = 0;
    while (token.find()) {
      String name = token.group(1);
      if (isExperimentPath(name)) {
        mentions.add(name);
        continue;
      }
      out.append(text, from, token.start());
      from = token.end();
      Optional<Scalar> value = meaning(name, scalar, path);
      known &= value.isPresent();
      if (value.isPresent()) {
        boolean leading = token.start() == 0;
        provenance = history(scalar.withProvenance(provenance), name, value.get(), leading);
        out.append(value.get().text());
      }
      if (out.length() > MAX_LENGTH) {
        return tooLong(scalar, path);
      }
    }
    if (!known) {
      return Scalar.unknown(scalar.provenance());
    }
    if (from == 0) {
      return scalar;
    }
    String result = out.append(text.substring(from)).toString();
    return new Scalar(result, result, provenance);
  }

  private Scalar tooLong(Scalar scalar, String path) {
    problems.add(
        Problem.error(
            scalar.position(),
            path,
            "its replacements grow to more than " + MAX_LENGTH + " characters"));
    return Scalar.unknown(scalar.provenance());
  }

  private boolean isExperimentPath(String name) {
    return name.equals(Sections.EXPERIMENT_PATH) && !values.containsKey(name);
  }

  private static Provenance history(Scalar user, String name, Scalar value, boolean leading) {
    return user.provenance()
        .then(new Provenance.Replaced("<" + name + ">", leading, value.position()));
  }

  private Optional<Scalar> meaning(String name, Scalar user, String path) {
    mentions.add(name);
    if (underWay.contains(name)) {
      String circle = String.join(" -> ", underWay.stream().map(step -> "<" + step + ">").toList());
      problems.add(
          Problem.error(
                  values.get(name).position(),
                  Sections.STRING_REPLACEMENTS,
                  "<" + name + "> leads back to itself: " + circle + " -> <" + name + ">")
              .suggesting("end the circle with plain text"));
      return Optional.empty();
    }
    if (resolved.containsKey(name)) {
      return resolved.get(name);
    }
    if (underWay.size() == MAX_CHAIN) {
      problems.add(
          Problem.error(
              user.position(),
              path,
              "more than " + MAX_CHAIN + " replacements lead from one to the next"));
      return Optional.empty();
    }
    Scalar value = values.get(name);
    if (value == null) {
      problems.add(unresolved(name, user, path));
      return Optional.empty();
    }
    underWay.addLast(name);
    Scalar end = resolve(value, ReplacementSection.pathOf("<" + name + ">"));
    underWay.removeLast();
    Optional<Scalar> meaning = Optional.of(end).filter(scalar -> !scalar.isUnknown());
    resolved.put(name, meaning);
    return meaning;
  }

  private Problem unresolved(String name, Scalar user, String path) {
    mentions.addMissing(name);
    Set<String> known = new TreeSet<>(values.keySet());
    known.add(Sections.EXPERIMENT_PATH);
    Optional<String> near = Nearest.to(name, known).map(n -> "did you mean <" + n + ">?");
    return Problem.error(user.position(), path, "<" + name + "> stands for nothing")
        .allowing("known are " + Mentions.inBrackets(known))
        .suggesting(
            near.orElse("add '<" + name + ">: ...' to string_replacements, or --" + name + "=..."));
  }

  /** Reports what is wrong with replacements that nothing uses. */
  void checkUnused() {
    Set<String> used = mentions.all();
    values.forEach(
        (name, value) -> {
          boolean told = value.isUnknown() || name.equals(Sections.EXPERIMENT_PATH);
          if (!told && !used.contains(name)) {
            meaning(name, value, Sections.STRING_REPLACEMENTS + ".<" + name + ">");
          }
        });
    mentions.retain(used);
  }

  /** Warns of names that nothing uses and that may be misspelt ones of those that are missing. */
  void warnAboutMisspelt() {
    mentions.warnAboutMisspelt(keys);
  }

  /**
   * Reports each replacement of the command line whose {@code <name>} stands nowhere.
   *
   * @param written the runspec, where a name may stand in what a mistake kept from being expanded
   */
  void reportUnused(Mapping written) {
    mentions.reportUnused(fromCommandLine, written);
  }
}
