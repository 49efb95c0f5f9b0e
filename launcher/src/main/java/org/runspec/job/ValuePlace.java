package org.runspec.job;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a command a run's value of a hyperparameter goes: {@code {hp:lr}}. */
public final class ValuePlace {
  private static final Pattern PLACE = Pattern.compile("\\{hp:([^{}\\s]+)\\}");

  private ValuePlace() {}

  /** The place of a hyperparameter. */
  public static String of(String name) {
    return "{hp:" + name + "}";
  }

  /** The hyperparameters that have a place in a command, in its order. */
  public static Set<String> in(MultiRun.Command command) {
    Set<String> names = new LinkedHashSet<>();
    for (String word : command.words()) {
      Matcher matcher = PLACE.matcher(word);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  /** Whether a text has one. */
  public static boolean isIn(String text) {
    return PLACE.matcher(text).find();
  }

  /**
   * A command with a run's values in their places; a place without a value stays as it is.
   *
   * @param hparams of the run
   * @param quoting makes of any text one word of the shell
   */
  public static MultiRun.Command filled(
      MultiRun.Command command,
      MultiRun.SearchPlan search,
      Map<String, Object> hparams,
      UnaryOperator<String> quoting) {
    if (hparams.isEmpty()) {
      return command;
    }
    Function<MatchResult, String> value =
        place ->
            Optional.ofNullable(hparams.get(place.group(1)))
                .map(chosen -> search.text(place.group(1), chosen))
                .map(text -> command.shell() ? quoting.apply(text) : text)
                .orElse(place.group());
    return new MultiRun.Command(
        command.words().stream()
            .map(
                word ->
                    PLACE
                        .matcher(word)
                        .replaceAll(place -> Matcher.quoteReplacement(value.apply(place))))
            .toList(),
        command.shell());
  }
}
