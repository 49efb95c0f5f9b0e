package org.runspec.spec.expand;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.yaml.YamlReader;

/**
 * The {@code string_replacements} section and its overrides: {@code <name>} in any string becomes
 * what the name stands for, until nothing is left to replace.
 *
 * <p>{@code <experiment_path>} is left in place where it means the root's property of that name: it
 * is filled in when paths are (see {@link ExperimentPaths}).
 */
final class Replacements {
  /** A name in brackets; a regular expression's named group, {@code (?<name>...)}, is none. */
  private static final Pattern TOKEN = Pattern.compile("(?<!\\(\\?P?)<([A-Za-z_][A-Za-z0-9_.-]*)>");

  private static final Pattern KEY = Pattern.compile("<[A-Za-z_][A-Za-z0-9_.-]*>");
  private static final int MAX_LENGTH = 1 << 16;
  private static final int MAX_CHAIN = 100;

  private final Map<String, Scalar> values = new LinkedHashMap<>();
  private final Map<String, Optional<Scalar>> resolved = new LinkedHashMap<>();
  private final Set<String> mentioned = new HashSet<>();
  private final Map<String, Position> keys = new LinkedHashMap<>();
  private final Set<String> missing = new HashSet<>();
  private final Deque<String> underWay = new ArrayDeque<>();
  private final Problems problems;

  private Replacements(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads the section.
   *
   * @param commandLine the options {@code --name=value}, by name; each wins over the section
   */
  static Replacements read(
      Optional<Node> section, Map<String, String> commandLine, Problems problems) {
    Replacements read = new Replacements(problems);
    section.ifPresent(read::section);
    commandLine.forEach(
        (name, text) -> {
          Position position = Position.ofArgument("--" + name + "=" + text);
          Node value = new YamlReader().readArgument(text, position);
          Scalar scalar =
              value instanceof Scalar single ? single : Scalar.of(text, value.provenance());
          read.values.put(name, scalar);
        });
    return read;
  }

  private void section(Node node) {
    if (node instanceof Scalar scalar && scalar.isNull()) {
      return;
    }
    if (!(node instanceof Mapping mapping)) {
      problems.add(
          Problem.error(node.position(), Sections.STRING_REPLACEMENTS, "this is a mapping")
              .allowing("lines of the form '<name>: text'"));
      return;
    }
    for (Mapping.Entry entry : mapping.entries()) {
      String path = Sections.STRING_REPLACEMENTS + "." + entry.key();
      keys.put(entry.key().replaceAll("[<>]", ""), entry.keyPosition());
      if (!KEY.matcher(entry.key()).matches()) {
        problems.add(
            Problem.error(entry.keyPosition(), path, "a replacement's name stands in <>")
                .suggesting("write '<" + entry.key().replaceAll("[<>]", "") + ">'"));
      } else if (entry.value() instanceof Scalar scalar) {
        values.put(entry.key().substring(1, entry.key().length() - 1), scalar);
      } else {
        problems.add(
            Problem.error(entry.value().position(), path, "a replacement is a single value"));
        values.put(
            entry.key().substring(1, entry.key().length() - 1),
            Scalar.unknown(entry.value().provenance()));
      }
    }
  }

  /** What the user made {@code <experiment_path>} stand for, if anything. */
  Optional<Scalar> experimentPath() {
    return Optional.ofNullable(values.get(Sections.EXPERIMENT_PATH));
  }

  /** Removes the user's meaning of {@code <experiment_path>}, so that it means the root's. */
  void leaveExperimentPath() {
    values.remove(Sections.EXPERIMENT_PATH);
    mentioned.add(Sections.EXPERIMENT_PATH);
  }

  /** The value with nothing left to replace; unknown, and a problem, if a name has no meaning. */
  Scalar resolve(Scalar scalar, String path) {
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
      out.append(text, from, token.start());
      from = token.end();
      if (isExperimentPath(name)) {
        mentioned.add(name);
        out.append(token.group());
        continue;
      }
      Optional<Scalar> value = meaning(name, scalar, path);
      known &= value.isPresent();
      if (value.isPresent()) {
        boolean leading = token.start() == 0;
        provenance = history(scalar.withProvenance(provenance), name, value.get(), leading);
        out.append(value.get().text());
      }
      if (out.length() > MAX_LENGTH) {
        problems.add(
            Problem.error(
                scalar.position(),
                path,
                "its replacements grow to more than " + MAX_LENGTH + " characters"));
        return Scalar.unknown(scalar.provenance());
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

  private boolean isExperimentPath(String name) {
    return name.equals(Sections.EXPERIMENT_PATH) && !values.containsKey(name);
  }

  private static Provenance history(Scalar user, String name, Scalar value, boolean leading) {
    Provenance provenance =
        user.provenance()
            .then(new Provenance.Replaced("<" + name + ">", leading, value.position()));
    return provenance;
  }

  private Optional<Scalar> meaning(String name, Scalar user, String path) {
    mentioned.add(name);
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
    Scalar end = resolve(value, Sections.STRING_REPLACEMENTS + ".<" + name + ">");
    underWay.removeLast();
    Optional<Scalar> meaning = Optional.of(end).filter(scalar -> !scalar.isUnknown());
    resolved.put(name, meaning);
    return meaning;
  }

  private Problem unresolved(String name, Scalar user, String path) {
    missing.add(name);
    Set<String> known = new TreeSet<>(values.keySet());
    known.add(Sections.EXPERIMENT_PATH);
    Optional<String> near = Nearest.to(name, known).map(n -> "did you mean <" + n + ">?");
    return Problem.error(user.position(), path, "<" + name + "> stands for nothing")
        .allowing("known are " + String.join(", ", known.stream().map(n -> "<" + n + ">").toList()))
        .suggesting(
            near.orElse("add '<" + name + ">: ...' to string_replacements, or --" + name + "=..."));
  }

  /** Reports what is wrong with replacements that nothing uses. */
  void checkUnused() {
    Set<String> used = Set.copyOf(mentioned);
    values.forEach(
        (name, value) -> {
          boolean told = value.isUnknown() || name.equals(Sections.EXPERIMENT_PATH);
          if (!told && !used.contains(name)) {
            meaning(name, value, Sections.STRING_REPLACEMENTS + ".<" + name + ">");
          }
        });
    mentioned.retainAll(used);
  }

  /** Warns of names that nothing uses and that may be misspelt ones of those that are missing. */
  void warnAboutMisspelt() {
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

  /** Reports each option {@code --name=value} whose {@code <name>} stands nowhere. */
  void reportUnused(Set<String> commandLine) {
    Set<String> known = new LinkedHashSet<>(new TreeSet<>(mentioned));
    for (String name : commandLine) {
      if (!mentioned.contains(name)) {
        problems.add(
            Problem.error(
                    values.get(name).position(), "", "no <" + name + "> stands in the runspec")
                .allowing(
                    known.isEmpty()
                        ? "and there is no option of this name"
                        : "it uses "
                            + String.join(", ", known.stream().map(n -> "<" + n + ">").toList()))
                .suggesting(Nearest.to(name, known).map(near -> "did you mean --" + near + "?")));
      }
    }
  }
}
