package org.runspec.spec.expand;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.runspec.spec.catalogue.ReplacementName;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.yaml.YamlReader;

/** The section {@code string_replacements} with what the command line changes in it. */
final class ReplacementSection {
  private static final Pattern KEY = Pattern.compile(ReplacementName.PATTERN);
  private static final Provenance NOTHING =
      Provenance.written(Position.ofFile(Position.COMMAND_LINE));

  private final Map<String, Scalar> values = new LinkedHashMap<>();
  private final Map<String, Position> keys = new LinkedHashMap<>();
  private final Map<String, Position> fromCommandLine = new LinkedHashMap<>();
  private final Problems problems;

  private ReplacementSection(Problems problems) {
    this.problems = problems;
  }

  /** What each name stands for as it was written, names without brackets. */
  Map<String, Scalar> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Where the names stand in the section. */
  Map<String, Position> keys() {
    return Collections.unmodifiableMap(keys);
  }

  /** The names that the command line gives a meaning, each with its option. */
  Map<String, Position> fromCommandLine() {
    return Collections.unmodifiableMap(fromCommandLine);
  }

  /**
   * Reads the section.
   *
   * @param set what {@code --set} options change in it
   * @param options has the options {@code --name=value}, each of which wins over the section, and
   *     the names that are reserved
   */
  static ReplacementSection read(
      Optional<Node> section, Overrides set, LoadOptions options, Problems problems) {
    ReplacementSection read = new ReplacementSection(problems);
    set.value().or(() -> section).ifPresent(node -> read.section(node, options.reserved()));
    set.children()
        .forEach(
            (key, below) -> {
              Node value = below.value().orElseGet(() -> Scalar.unknown(NOTHING));
              read.put(new Mapping.Entry(key, below.anyPosition(), value));
              if (!below.children().isEmpty()) {
                problems.add(single(below.anyPosition(), key));
              }
              read.fromCommandLine.put(withoutBrackets(key), below.anyPosition());
            });
    options
        .replacements()
        .forEach(
            (name, text) -> {
              Position position = Position.ofArgument("--" + name + "=" + text);
              Node value = new YamlReader().readArgument(text, position);
              Scalar scalar =
                  value instanceof Scalar single ? single : Scalar.of(text, value.provenance());
              read.values.put(name, scalar);
              read.fromCommandLine.put(name, position);
            });
    return read;
  }

  private void section(Node node, Set<String> reserved) {
    if (node instanceof Scalar scalar && (scalar.isNull() || scalar.isUnknown())) {
      return;
    }
    if (!(node instanceof Mapping mapping)) {
      problems.add(
          Problem.error(node.position(), Sections.STRING_REPLACEMENTS, "a mapping is meant here")
              .allowing("lines of the form '<name>: text'"));
      return;
    }
    for (Mapping.Entry entry : mapping.entries()) {
      String name = withoutBrackets(entry.key());
      keys.put(name, entry.keyPosition());
      if (reserved.contains(name)) {
        problems.add(
            Problem.error(
                    entry.keyPosition(),
                    pathOf(entry.key()),
                    "it could not be set on the command line: --" + name + " is an option")
                .suggesting("give it another name"));
      }
      put(entry);
    }
  }

  private void put(Mapping.Entry entry) {
    String name = withoutBrackets(entry.key());
    if (!KEY.matcher(entry.key()).matches()) {
      problems.add(
          Problem.error(
                  entry.keyPosition(), pathOf(entry.key()), "a replacement's name stands in <>")
              .suggesting("write '<" + name + ">'"));
    } else if (entry.value() instanceof Scalar scalar) {
      values.put(name, scalar);
    } else {
      problems.add(single(entry.value().position(), entry.key()));
      values.put(name, Scalar.unknown(entry.value().provenance()));
    }
  }

  private static Problem single(Position position, String key) {
    return Problem.error(position, pathOf(key), "a replacement is a single value");
  }

  static String pathOf(String key) {
    return Sections.STRING_REPLACEMENTS + "." + key;
  }

  private static String withoutBrackets(String key) {
    return key.replace("<", "").replace(">", "");
  }
}
