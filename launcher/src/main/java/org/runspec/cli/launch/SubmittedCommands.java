package org.runspec.cli.launch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.runspec.cli.launch.sweep.TypedCommand;
import org.runspec.job.MultiRun;
import org.runspec.plan.ShellWord;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;

/**
 * What the runs of a submitted job execute, in turn.
 *
 * @param shown the command line, or the file that holds several
 * @param text all of it
 */
record SubmittedCommands(List<TypedCommand> commands, String shown, String text) {
  /** What only a shell understands. */
  private static final Pattern FOR_SHELL = Pattern.compile("[\\s|&;<>()$`\\\\\"'*?\\[#~{}]");

  SubmittedCommands {
    commands = List.copyOf(commands);
  }

  /**
   * One command. Several words go to the program as they are; a single one is a line that a shell
   * reads, unless it is the name of a program.
   *
   * @param directory the current one, absolute
   */
  static SubmittedCommands of(List<String> words, Path directory) {
    String first = words.get(0);
    if (first.isBlank()) {
      throw new UserProblem(
          "submit the command", "its first word is empty", "submit -- python3 train.py");
    }
    boolean line =
        words.size() == 1 && FOR_SHELL.matcher(first).find() && !isFile(first, directory);
    String shown =
        line ? first : words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
    TypedCommand typed = new TypedCommand(new MultiRun.Command(words, line), Optional.empty());
    return new SubmittedCommands(List.of(typed), shown, shown);
  }

  /** As they were written. */
  List<MultiRun.Command> written() {
    return commands.stream().map(TypedCommand::command).toList();
  }

  private static boolean isFile(String word, Path directory) {
    try {
      return Files.isRegularFile(directory.resolve(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The commands of a file, one a line, each read by a shell; empty lines and those that begin with
   * {@code #} are none.
   *
   * @param file as it was typed
   */
  static SubmittedCommands ofFile(String file, Path directory) {
    SourceText source =
        SourceText.read(directory.resolve(GivenPath.of(file)), file, Limits.DEFAULT);
    List<TypedCommand> commands = new ArrayList<>();
    for (int i = 0; i < source.lines().size(); i++) {
      String written = source.lines().get(i);
      String line = written.strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        Position position = new Position(file, i + 1, written.indexOf(line) + 1);
        commands.add(
            new TypedCommand(new MultiRun.Command(List.of(line), true), Optional.of(position)));
      }
    }
    if (commands.isEmpty()) {
      throw new UserProblem(
          "submit the commands in " + file, "there are none", "a command on each of its lines");
    }
    return new SubmittedCommands(commands, file.replace('\\', '/'), source.text());
  }
}
