package org.runspec.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import com.beust.jcommander.Parameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.CommandTaking;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;

/** What {@code --help} prints, made from the commands' own annotations. */
final class Help {
  private static final int WIDTH = 80;

  private Help() {}

  static String overview() {
    StringBuilder text = new StringBuilder();
    text.append("Runs an experiment described by one YAML file, a runspec.\n\n");
    append("SPEC.yaml", "runs it here", text);
    append("COMMAND ...", "does something else with it:\n", text);
    Commands.names()
        .forEach(
            name -> {
              String description = description(Commands.of(name));
              text.append(
                  String.format(
                      Locale.ROOT, "  %-15s%s%n", name, hanging(firstSentence(description), 17)));
            });
    text.append('\n');
    append("COMMAND --help", "tells more of it", text);
    append("--version", "prints the version", text);
    text.append("\nExit codes:\n");
    for (ExitCode code : ExitCode.values()) {
      text.append(String.format(Locale.ROOT, "  %-5d%s%n", code.code(), code.meaning()));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static void append(String arguments, String does, StringBuilder text) {
    text.append(
        String.format(Locale.ROOT, "  %s %-15s %s\n", ProgramName.shown(), arguments, does));
  }

  static String of(String name, Command command) {
    JCommander options = Commands.optionsOf(command);
    StringBuilder text = new StringBuilder();
    text.append("Usage: ").append(usage(ProgramName.shown(), name, options)).append("\n\n");
    text.append(wrapped(description(command), 0)).append('\n');
    List<ParameterDescription> all = options(options);
    if (!all.isEmpty()) {
      text.append("\nOptions:\n");
    }
    for (ParameterDescription option : all) {
      text.append("  ").append(signature(option)).append('\n');
      text.append("      ").append(hanging(option.getDescription(), 6)).append('\n');
    }
    if (command instanceof SpecCommand) {
      text.append("  --<name> VALUE\n");
      text.append("      ")
          .append(hanging("What <name> in the runspec stands for", 6))
          .append('\n');
    }
    return text.toString();
  }

  static String description(Command command) {
    return command.getClass().getAnnotation(Parameters.class).commandDescription();
  }

  static List<ParameterDescription> options(JCommander options) {
    List<ParameterDescription> all = new ArrayList<>(options.getParameters());
    all.removeIf(option -> option.getParameter().hidden());
    all.sort(Comparator.comparing(ParameterDescription::getLongestName));
    return all;
  }

  /**
   * What is typed.
   *
   * @param program what the program is called there
   * @param name the command's
   */
  static String usage(String program, String name, JCommander options) {
    String command = name.equals(Commands.RUN) ? "" : name + " ";
    if (Commands.of(name) instanceof CommandTaking) {
      return program + " " + command + "[options] -- COMMAND...";
    }
    String main =
        options.getMainParameterValue() == null
            ? ""
            : options.getMainParameterValue().getDescription() + " ";
    return (program + " " + command + main + (options(options).isEmpty() ? "" : "[options]"))
        .strip();
  }

  /** Whether an option has no value. */
  static boolean isFlag(ParameterDescription option) {
    return option.getParameterized().getType() == boolean.class;
  }

  static String signature(ParameterDescription option) {
    String value = isFlag(option) ? "" : " " + placeholder(option);
    return String.join(", ", option.getParameter().names()) + value;
  }

  private static String placeholder(ParameterDescription option) {
    return option.getLongestName().equals("--set") ? "PATH=VALUE" : "VALUE";
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static String wrapped(String text, int indent) {
    return " ".repeat(indent) + hanging(text, indent);
  }

  /** Text broken into lines, all but the first indented. */
  private static String hanging(String text, int indent) {
    StringBuilder out = new StringBuilder();
    int column = indent;
    for (String word : text.split(" ", -1)) {
      if (column > indent && column + 1 + word.length() > WIDTH) {
        out.append('\n').append(" ".repeat(indent));
        column = indent;
      } else if (column > indent) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.toString();
  }
}
