package org.runspec.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

/** Replacements that are called as an option is, so that nobody could set them. */
final class ReservedNames {
  private static final Pattern DEFINED = Pattern.compile("^\\s+[\"']?<([\\w.-]+)>[\"']?\\s*:");
  private static final int MAX_BYTES = 1 << 20;

  private ReservedNames() {}

  /**
   * Looks through a runspec.
   *
   * @param shown the file as the user named it
   * @throws UserProblem if it defines such a replacement
   */
  static void refuse(Path file, String shown) {
    List<String> lines = lines(file);
    Set<String> reserved = reserved();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = DEFINED.matcher(lines.get(i));
      if (matcher.find() && reserved.contains(matcher.group(1))) {
        String name = matcher.group(1);
        problems.add(
            Problem.error(
                    new Position(shown, i + 1, matcher.start(1)),
                    "string_replacements.<" + name + ">",
                    "it could not be set on the command line: --" + name + " is an option")
                .suggesting("give it another name"));
      }
    }
    if (!problems.isEmpty()) {
      throw new UserProblem("load " + shown, problems);
    }
  }

  private static Set<String> reserved() {
    Set<String> names = new TreeSet<>(List.of("help", "version"));
    Commands.byName().values().stream()
        .flatMap(command -> Commands.optionsOf(command.get()).getParameters().stream())
        .flatMap(option -> List.of(option.getParameter().names()).stream())
        .filter(name -> name.startsWith("--"))
        .forEach(name -> names.add(name.substring(2)));
    return names;
  }

  /** Whatever is wrong with the file is told when it is loaded. */
  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) < MAX_BYTES
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
