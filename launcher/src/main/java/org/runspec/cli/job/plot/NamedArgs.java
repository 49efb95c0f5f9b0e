package org.runspec.cli.job.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/** Words such as {@code alpha=0.5} behind one option. */
final class NamedArgs {
  private final String option;
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Reads words.
   *
   * @param known the names that there are
   * @throws UserProblem if one has no value, or another name
   */
  NamedArgs(String option, List<String> words, List<String> known) {
    this.option = option;
    for (String word : words) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals).strip().replace("_", "");
      if (equals < 0 || !known.contains(name)) {
        throw new UserProblem(
            "use " + Quote.of(word) + " of " + option,
            equals < 0 ? "it has no value" : "there are " + String.join(", ", known),
            option + " " + Nearest.to(name, known).orElse(known.get(0)) + "=…");
      }
      values.put(name, word.substring(equals + 1).strip());
    }
  }

  Optional<String> word(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * A number, in whatever unit the option says.
   *
   * @param most the largest that makes sense
   * @throws UserProblem if it is none from 0 to another
   */
  OptionalDouble number(String name, double most) {
    String text = values.get(name);
    if (text == null) {
      return OptionalDouble.empty();
    }
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && number <= most) {
        return OptionalDouble.of(number);
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw new UserProblem(
        "use " + name + "=" + text + " of " + option,
        "it is a number from 0 to " + (most == 1 ? "1" : String.valueOf((int) most)),
        option + " " + name + "=1");
  }
}
