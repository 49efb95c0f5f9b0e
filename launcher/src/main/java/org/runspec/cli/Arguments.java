package org.runspec.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import com.beust.jcommander.ParameterException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

/**
 * The arguments of one command, sorted: those that JCommander knows, and {@code --<name>=value} or
 * {@code --<name> value}, which set a runspec's replacements.
 *
 * @param known options, each with its value behind it, and names of files
 * @param replacements by name, in order
 */
record Arguments(List<String> known, Map<String, String> replacements) {

  /**
   * Sorts arguments.
   *
   * @param replacements whether the command loads a runspec, whose replacements may be set
   * @param stray what to tell of a word that is no option where there are only options
   * @throws UserProblem if an option is unknown, or lacks its value
   */
  static Arguments sort(
      List<String> arguments,
      JCommander options,
      boolean replacements,
      Function<String, UserProblem> stray) {
    Sorter sorter = new Sorter(arguments, options, replacements, stray);
    while (sorter.next < arguments.size()) {
      sorter.sort(arguments.get(sorter.next++));
    }
    return new Arguments(sorter.known, sorter.byName);
  }

  /** Fills a command's fields. */
  void parseInto(JCommander options) {
    try {
      options.parse(known.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new UserProblem("understand the command line", lowerFirst(e.getMessage()), "--help");
    }
  }

  private static String lowerFirst(String message) {
    String text = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  private static final class Sorter {
    private final List<String> arguments;
    private final boolean replacements;
    private final boolean takesFiles;
    private final Function<String, UserProblem> stray;
    private final Map<String, ParameterDescription> options = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>();
    private final Map<String, String> byName = new LinkedHashMap<>();
    private int next;

    Sorter(
        List<String> arguments,
        JCommander options,
        boolean replacements,
        Function<String, UserProblem> stray) {
      this.arguments = arguments;
      this.stray = stray;
      this.replacements = replacements;
      this.takesFiles = options.getMainParameterValue() != null;
      for (ParameterDescription option : options.getParameters()) {
        for (String name : option.getParameter().names()) {
          this.options.put(name, option);
        }
      }
    }

    void sort(String argument) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      Optional<String> value =
          equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1));
      if (!argument.startsWith("-") || argument.equals("-")) {
        file(argument);
      } else if (options.containsKey(name)) {
        option(name, value);
      } else if (replacements && name.startsWith("--") && name.length() > 2) {
        byName.put(name.substring(2), value.orElseGet(() -> valueOfReplacement(name)));
      } else {
        throw unknown(name);
      }
    }

    private void file(String argument) {
      if (!takesFiles) {
        throw stray.apply(argument);
      }
      if (argument.isBlank()) {
        throw new UserProblem("understand the command line", "an argument is empty", "--help");
      }
      known.add(argument);
    }

    private void option(String name, Optional<String> value) {
      ParameterDescription option = options.get(name);
      known.add(name);
      if (!Help.isFlag(option)) {
        known.add(value.or(this::nextArgument).orElseThrow(() -> noValue(option)));
      } else if (value.isPresent()) {
        throw new UserProblem(
            "understand " + name + "=" + value.get(), name + " has no value", name);
      }
    }

    private Optional<String> nextArgument() {
      return next < arguments.size() ? Optional.of(arguments.get(next++)) : Optional.empty();
    }

    private UserProblem noValue(ParameterDescription option) {
      return new UserProblem(
          "use " + option.getLongestName(), "it has no value", Help.signature(option));
    }

    private String valueOfReplacement(String name) {
      if (next < arguments.size() && !arguments.get(next).startsWith("--")) {
        return arguments.get(next++);
      }
      if (nearest(name).isPresent()) {
        throw unknown(name);
      }
      throw new UserProblem(
          "use " + name,
          "there is no such option, and for a replacement the value is missing",
          name + "=VALUE, or --help");
    }

    private UserProblem unknown(String name) {
      String near = nearest(name).map(n -> n + ", or ").orElse("");
      return new UserProblem("understand " + name, "there is no such option", near + "--help");
    }

    /** Any two options of one letter are near each other. */
    private Optional<String> nearest(String name) {
      return Nearest.to(name, options.keySet()).filter(near -> near.length() > 2);
    }
  }
}
