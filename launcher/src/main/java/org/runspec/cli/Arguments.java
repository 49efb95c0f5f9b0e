package org.runspec.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import com.beust.jcommander.ParameterException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @param allowReplacements whether the command loads a runspec
   */
  static Arguments sort(List<String> arguments, JCommander options, boolean allowReplacements) {
    Map<String, ParameterDescription> byName = new LinkedHashMap<>();
    for (ParameterDescription option : options.getParameters()) {
      for (String name : option.getParameter().names()) {
        byName.put(name, option);
      }
    }
    List<String> known = new ArrayList<>();
    Map<String, String> replacements = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!argument.startsWith("-") || argument.equals("-")) {
        known.add(argument);
      } else if (byName.containsKey(name)) {
        known.add(name);
        boolean flag = byName.get(name).getParameterized().getType() == boolean.class;
        if (equals >= 0) {
          known.add(argument.substring(equals + 1));
        } else if (!flag) {
          i++;
          known.add(valueOf(name, arguments, i));
        }
      } else if (!allowReplacements || !name.startsWith("--") || name.length() == 2) {
        throw unknown(name, byName);
      } else if (equals >= 0) {
        replacements.put(name.substring(2), argument.substring(equals + 1));
      } else {
        i++;
        replacements.put(name.substring(2), valueOfReplacement(name, arguments, i, byName));
      }
    }
    return new Arguments(known, replacements);
  }

  private static String valueOf(String name, List<String> arguments, int index) {
    if (index >= arguments.size()) {
      throw new UserProblem("use " + name, "it has no value", name + " VALUE");
    }
    return arguments.get(index);
  }

  private static String valueOfReplacement(
      String name, List<String> arguments, int index, Map<String, ?> options) {
    if (index >= arguments.size() || arguments.get(index).startsWith("--")) {
      throw unknown(name, options);
    }
    return arguments.get(index);
  }

  private static UserProblem unknown(String name, Map<String, ?> options) {
    String near = Nearest.to(name, options.keySet()).map(n -> n + ", or ").orElse("");
    return new UserProblem("understand " + name, "there is no such option", near + "--help");
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
}
