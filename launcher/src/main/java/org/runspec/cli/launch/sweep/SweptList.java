package org.runspec.cli.launch.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.repro.DistinctValues;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tuning.Space;
import org.runspec.spec.tuning.SpaceNotation;
import org.runspec.spec.yaml.PlainScalars;

/**
 * A list in brackets as the value of an option: {@code .01, .03}, {@code adam, 'a, b'} or {@code
 * $uniform(0, 1)}.
 */
final class SweptList {
  private static final SpaceNotation NOTATION = new SpaceNotation(SpaceNotation.Bounds.VALUES);
  private static final Pattern NOT_A_NUMBER = Pattern.compile("(?i)[-+]?\\.?nan");
  private static final String AS_IT_IS = "--no-sweep passes it on as it is";

  private final String name;
  private final Position position;
  private final Problems problems;

  /**
   * The list of an option.
   *
   * @param position where it was typed
   */
  SweptList(String name, Position position, Problems problems) {
    this.name = name;
    this.position = position;
    this.problems = problems;
  }

  /**
   * Reads it, reporting what is wrong.
   *
   * @param inside what stands between the brackets
   * @return empty if it is of another kind: with lists or mappings inside
   */
  Optional<Tunable> read(String inside) {
    if (SpaceNotation.isMeant(inside)) {
      return Optional.of(space(inside));
    }
    Optional<List<String>> items = items(inside);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    List<Scalar> values = new ArrayList<>();
    for (String item : items.get()) {
      if (item.isEmpty()) {
        mistaken(
            inside.isBlank() ? "it has no values" : "a value is missing between its commas",
            "a list is written [0.01, 0.1]",
            Optional.of(AS_IT_IS));
      } else if (SpaceNotation.isMeant(item)) {
        mistaken(
            "a distribution is no value of a list",
            "it stands alone: [" + item + "]",
            Optional.empty());
      } else if (isVariable(item)) {
        mistaken(
            "no shell puts the value of " + item + " in a list",
            "its values are written out, in quotes where they have a $ themselves",
            Optional.of("'" + item + "' if that is the value, else " + AS_IT_IS));
      } else if (NOT_A_NUMBER.matcher(item).matches()) {
        mistaken(
            "a search cannot choose " + item,
            "it chooses among numbers, texts and truth values",
            Optional.of("'" + item + "' in quotes if the program takes that text"));
      } else {
        values.add(value(item));
      }
    }
    List<Scalar> distinct = DistinctValues.of(values, name, problems);
    return Optional.of(Tunable.listed(name, distinct));
  }

  private Tunable space(String written) {
    Provenance provenance = Provenance.written(position);
    Space space = NOTATION.read(written);
    if (space instanceof Space.Drawn drawn) {
      return Tunable.drawn(name, drawn.spread(), provenance);
    } else if (space instanceof Space.Listed listed) {
      List<Scalar> values =
          listed.values().stream().map(value -> Scalar.of(value, provenance)).toList();
      return Tunable.listed(name, values);
    }
    Space.Mistaken mistaken = (Space.Mistaken) space;
    mistaken(mistaken.what(), mistaken.allowed(), mistaken.fix());
    return Tunable.listed(name, List.of());
  }

  /** The texts between commas; empty if one holds brackets or braces that are not quoted. */
  private static Optional<List<String>> items(String inside) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    char quote = 0;
    int depth = 0;
    for (char next : inside.toCharArray()) {
      if (quote != 0) {
        quote = next == quote ? 0 : quote;
      } else if ((next == '\'' || next == '"') && item.toString().isBlank()) {
        quote = next;
      } else if ("[]{}".indexOf(next) >= 0) {
        return Optional.empty();
      } else if (next == '(' || next == ')') {
        depth += next == '(' ? 1 : -1;
      } else if (next == ',' && depth <= 0) {
        items.add(item.toString().strip());
        item.setLength(0);
        continue;
      }
      item.append(next);
    }
    items.add(item.toString().strip());
    return Optional.of(items);
  }

  private Scalar value(String item) {
    char first = item.charAt(0);
    boolean quoted =
        (first == '\'' || first == '"')
            && item.length() > 1
            && item.indexOf(first, 1) == item.length() - 1;
    String text = quoted ? item.substring(1, item.length() - 1) : item;
    Object meant = quoted ? text : PlainScalars.valueOf(text);
    boolean plain =
        meant instanceof Boolean || (meant instanceof Number number && isFinite(number));
    return new Scalar(plain ? meant : text, text, Provenance.written(position));
  }

  /** Whether a shell would put something else there. */
  private static boolean isVariable(String item) {
    return "'\"".indexOf(item.charAt(0)) < 0 && (item.contains("$") || item.contains("`"));
  }

  private static boolean isFinite(Number number) {
    return Double.isFinite(number.doubleValue());
  }

  private void mistaken(String what, String allowed, Optional<String> fix) {
    problems.add(Problem.error(position, name, what).allowing(allowed).suggesting(fix));
  }
}
