package org.runspec.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;

/** The reference page of commands, in Markdown. */
final class CommandReference {
  private CommandReference() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    text.append(INTRODUCTION);
    Commands.names().forEach(name -> command(name, Commands.of(name), text));
    text.append(EXIT_CODES);
    for (ExitCode code : ExitCode.values()) {
      text.append("| ").append(code.code()).append(" | ").append(code.meaning()).append(" |\n");
    }
    return text.toString();
  }

  private static void command(String name, Command command, StringBuilder text) {
    JCommander options = Commands.optionsOf(command);
    text.append("\n## ").append(name).append("\n\n```\n");
    text.append(Help.usage(ProgramName.JAR, name, options)).append("\n```\n\n");
    text.append(Help.description(command)).append('\n');
    options(command, options, text);
  }

  private static void options(Command command, JCommander options, StringBuilder text) {
    boolean replacements = command instanceof SpecCommand;
    if (Help.options(options).isEmpty() && !replacements) {
      return;
    }
    text.append("\n| option | meaning |\n|---|---|\n");
    for (ParameterDescription option : Help.options(options)) {
      row(Help.signature(option), option.getDescription(), text);
    }
    if (replacements) {
      row("--<name> VALUE", "What `<name>` in the runspec stands for", text);
    }
  }

  private static void row(String signature, String description, StringBuilder text) {
    text.append("| `").append(signature).append("` | ").append(description).append(" |\n");
  }

  private static final String INTRODUCTION =
      """
      # Commands

      This page is made by `run.jar reference`. `./run` takes the same arguments as `java -jar run.jar`.
      Options may stand before or behind the names of files, and `--option=VALUE` is the same as `--option VALUE`.
      """;

  private static final String EXIT_CODES =
      """

      ## Exit codes

      | code | meaning |
      |---|---|
      """;
}
