package org.runspec.spec.tuning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.tuning.Spread.Shape;

/** Reads spaces as users of hyperopt and its followers write them: {@code $function(numbers)}. */
public final class SpaceNotation {
  private static final String CHOICE = "choice";
  private static final Pattern CALL = Pattern.compile("\\$(\\w+)\\s*\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern BEGUN = Pattern.compile("\\$\\w+\\s*\\(");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
  private static final int MOST_VALUES = 1_000;
  private static final double SEEDS = 65_535;
  private static final double MOST_STEPS = 1L << 53;

  /** No search draws a value farther from the mean. */
  private static final double DEVIATIONS = 5;

  /** Each function with its arguments. */
  private static final Map<String, List<String>> FUNCTIONS = new LinkedHashMap<>();

  static {
    FUNCTIONS.put("uniform", List.of("low", "high"));
    FUNCTIONS.put("loguniform", List.of("low", "high"));
    FUNCTIONS.put("normal", List.of("mean", "deviation"));
    FUNCTIONS.put("lognormal", List.of("mean", "deviation"));
    FUNCTIONS.put("quniform", List.of("low", "high", "step"));
    FUNCTIONS.put("qloguniform", List.of("low", "high", "step"));
    FUNCTIONS.put("qnormal", List.of("mean", "deviation", "step"));
    FUNCTIONS.put("qlognormal", List.of("mean", "deviation", "step"));
    FUNCTIONS.put("randint", List.of("bound"));
    FUNCTIONS.put("linspace", List.of("first", "last", "count"));
    FUNCTIONS.put(CHOICE, List.of("value", "..."));
  }

  private final Bounds bounds;

  /** What the bounds of {@code $loguniform} and {@code $qloguniform} are. */
  public enum Bounds {
    /** The lowest and the highest value, as in runspecs. */
    VALUES,
    /** Their natural logarithms, as in files of hyperopt's users. */
    EXPONENTS
  }

  /** A notation. */
  public SpaceNotation(Bounds bounds) {
    this.bounds = bounds;
  }

  /** What the bounds are. */
  public Bounds bounds() {
    return bounds;
  }

  /** Whether a text is meant to be a space rather than a value. */
  public static boolean isMeant(String text) {
    return BEGUN.matcher(text.strip()).lookingAt();
  }

  /** What a text stands for. */
  public Space read(String text) {
    Matcher call = CALL.matcher(text.strip());
    if (!call.matches()) {
      return new Space.Mistaken(
          Quote.of(text) + " is no distribution", "one is written " + forms(), Optional.empty());
    }
    String function = call.group(1);
    List<String> names = FUNCTIONS.get(function);
    if (names == null) {
      return new Space.Mistaken(
          "there is no $" + function,
          "there are " + forms(),
          Nearest.question(function, FUNCTIONS.keySet()));
    }
    Optional<List<String>> read = Arguments.of(call.group(2));
    if (read.isEmpty()) {
      return mistaken(function, "a quote is never closed");
    }
    List<String> arguments = read.get();
    if (function.equals(CHOICE)) {
      return choice(arguments);
    }
    boolean seed = function.equals("randint") && arguments.isEmpty();
    if (arguments.size() != names.size() && !seed) {
      return mistaken(
          function,
          "$" + function + " has " + names.size() + " arguments, not " + arguments.size());
    }
    List<Double> numbers = new ArrayList<>();
    for (String argument : arguments) {
      if (!NUMBER.matcher(argument).matches() || isTooLarge(argument)) {
        return noNumber(function, argument);
      }
      numbers.add(Double.parseDouble(argument));
    }
    return switch (function) {
      case "linspace" -> linspace(numbers.get(0), numbers.get(1), numbers.get(2));
      case "randint" -> randint(seed ? SEEDS : numbers.get(0));
      default -> spread(function, numbers);
    };
  }

  /** How each distribution is written. */
  public static List<String> distributions() {
    return FUNCTIONS.keySet().stream()
        .filter(function -> !function.equals("linspace") && !function.equals(CHOICE))
        .map(SpaceNotation::form)
        .toList();
  }

  private static String forms() {
    return FUNCTIONS.entrySet().stream()
        .map(function -> form(function.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String form(String function) {
    return "$" + function + "(" + String.join(", ", FUNCTIONS.get(function)) + ")";
  }

  private static Space mistaken(String function, String what) {
    return new Space.Mistaken(what, "it is written " + form(function), Optional.empty());
  }

  private static Space noNumber(String function, String argument) {
    return mistaken(function, Quote.of(argument) + " is no number");
  }

  private static boolean isTooLarge(String number) {
    return Double.isInfinite(Double.parseDouble(number));
  }

  private static Space choice(List<String> arguments) {
    if (arguments.isEmpty() || arguments.contains("")) {
      return mistaken(CHOICE, "a value is missing");
    }
    Optional<String> tooLarge =
        arguments.stream()
            .filter(argument -> NUMBER.matcher(argument).matches() && isTooLarge(argument))
            .findFirst();
    return tooLarge
        .map(argument -> noNumber(CHOICE, argument))
        .orElseGet(() -> new Space.Listed(arguments.stream().map(SpaceNotation::value).toList()));
  }

  private static Object value(String argument) {
    if (argument.equalsIgnoreCase("true") || argument.equalsIgnoreCase("false")) {
      return Boolean.valueOf(argument);
    } else if (!NUMBER.matcher(argument).matches()) {
      return argument.replaceFirst("^(['\"])(.*)\\1$", "$2");
    }
    return argument.matches("[-+]?[0-9]{1,18}")
        ? (Object) Long.valueOf(argument)
        : (Object) Double.valueOf(argument);
  }

  private static Space linspace(double first, double last, double count) {
    if (count != Math.rint(count) || count < 2 || count > MOST_VALUES) {
      return mistaken("linspace", "the count has to be a whole number from 2 to " + MOST_VALUES);
    }
    List<Object> values = new ArrayList<>();
    BigDecimal from = BigDecimal.valueOf(first);
    BigDecimal width = BigDecimal.valueOf(last).subtract(from);
    for (int i = 0; i < (int) count; i++) {
      BigDecimal part =
          width
              .multiply(BigDecimal.valueOf(i))
              .divide(BigDecimal.valueOf((long) count - 1), MathContext.DECIMAL64);
      values.add(from.add(part).round(MathContext.DECIMAL64).doubleValue());
    }
    boolean whole = values.stream().allMatch(value -> isWhole((Double) value));
    return new Space.Listed(
        whole
            ? values.stream().map(value -> (Object) ((Double) value).longValue()).toList()
            : values);
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < MOST_STEPS;
  }

  private static Space randint(double bound) {
    return isWhole(bound) && bound >= 1
        ? new Space.Drawn(new Spread(Shape.RANDINT, 0, bound - 1, Optional.of(1.0)))
        : mistaken("randint", "the bound has to be a whole number of at least 1");
  }

  private Space spread(String function, List<Double> numbers) {
    Optional<Double> step = numbers.size() > 2 ? Optional.of(numbers.get(2)) : Optional.empty();
    Shape shape =
        Shape.valueOf(function.substring(step.isPresent() ? 1 : 0).toUpperCase(Locale.ROOT));
    double first = numbers.get(0);
    double second = numbers.get(1);
    if (shape == Shape.NORMAL || shape == Shape.LOGNORMAL) {
      if (second <= 0) {
        return mistaken(function, "the deviation has to be above 0");
      }
    } else if (first >= second) {
      return mistaken(function, "the lowest value has to be below the highest");
    } else if (shape == Shape.LOGUNIFORM && bounds == Bounds.EXPONENTS) {
      first = Math.exp(first);
      second = Math.exp(second);
    } else if (shape == Shape.LOGUNIFORM && first <= 0) {
      return exponents(function, numbers);
    }
    double farthest = farthest(shape, first, second);
    if (!Double.isFinite(farthest) || (shape == Shape.LOGUNIFORM && first == 0)) {
      return mistaken(function, "some of its values are beyond what a number can hold");
    }
    if (step.isPresent()) {
      double size = step.get();
      if (size <= 0) {
        return mistaken(function, "the step has to be above 0");
      }
      boolean bounded = shape == Shape.UNIFORM || shape == Shape.LOGUNIFORM;
      if (bounded && Steps.notAbove(second, size) < least(shape, first, size)) {
        return mistaken(function, "no multiple of the step lies between lowest and highest value");
      }
      if (farthest / size > MOST_STEPS) {
        return mistaken(function, "the step is too small");
      }
    }
    return new Space.Drawn(new Spread(shape, first, second, step));
  }

  /** Of orders of magnitude, 0 is none. */
  private static double least(Shape shape, double first, double step) {
    double steps = Steps.notBelow(first, step);
    return shape == Shape.LOGUNIFORM ? Math.max(1, steps) : steps;
  }

  /** How far from 0 values are that may come out; a little more, and not finite if too far. */
  private static double farthest(Shape shape, double first, double second) {
    return switch (shape) {
      case NORMAL -> Math.abs(first) + DEVIATIONS * second;
      case LOGNORMAL -> Math.exp(first + DEVIATIONS * second);
      case UNIFORM, LOGUNIFORM, RANDINT ->
          Math.max(second - first, Math.max(Math.abs(first), Math.abs(second)));
    };
  }

  /** Whoever writes bounds that are no values is used to exponents. */
  private static Space exponents(String function, List<Double> numbers) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      double value = i < 2 ? Math.exp(numbers.get(i)) : numbers.get(i);
      if (!Double.isFinite(value) || (i == 0 && value == 0)) {
        return mistaken(function, "the lowest value has to be above 0");
      }
      values.add(new BigDecimal(value).round(new MathContext(3)).toString().replace('E', 'e'));
    }
    return new Space.Mistaken(
        "the lowest value has to be above 0",
        "the bounds of $" + function + " are values here, not exponents",
        Optional.of("did you mean $" + function + "(" + String.join(", ", values) + ")?"));
  }
}
