package org.runspec.cli.session;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;

/** Problems as a person reads them: each with the line that it is about. */
public final class ProblemReport {
  private static final int MAX_SNIPPET = 160;
  private static final int MAX_PROBLEMS = 100;

  private final Path directory;
  private final Map<String, List<String>> files = new HashMap<>();

  public ProblemReport(Path directory) {
    this.directory = directory;
  }

  /** The message, and all problems behind it. */
  public String of(UserProblem problem) {
    StringBuilder text = new StringBuilder(problem.getMessage()).append('\n');
    problem.mark().ifPresent(mark -> text.append(marked(mark)));
    List<Problem> problems = problem.problems();
    int shown = problems.size() > MAX_PROBLEMS + 1 ? MAX_PROBLEMS : problems.size();
    problems.subList(0, shown).forEach(each -> text.append('\n').append(of(each)));
    if (shown < problems.size()) {
      text.append("\n... and ").append(problems.size() - shown).append(" more.\n");
    }
    return text.toString();
  }

  private static String marked(UserProblem.Mark mark) {
    String line = mark.text().replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    return line.length() > MAX_SNIPPET
        ? ""
        : "\n  " + line + "\n  " + " ".repeat(mark.column()) + "^\n";
  }

  /** One problem, and its line with a mark below the place. */
  public String of(Problem problem) {
    return problem + "\n" + snippet(problem.position());
  }

  private String snippet(Position position) {
    List<String> lines = position.line() == 0 ? List.of() : lines(position.file());
    if (position.line() < 1 || position.line() > lines.size()) {
      return "";
    }
    String line = lines.get(position.line() - 1);
    int column =
        line.offsetByCodePoints(
            0, Math.min(position.column() - 1, line.codePointCount(0, line.length())));
    if (line.length() > MAX_SNIPPET) {
      return "";
    }
    String number = String.valueOf(position.line());
    String blanks = line.substring(0, column).replaceAll("[^\t]", " ");
    String gutter = "  " + " ".repeat(number.length()) + " | ";
    return "  " + number + " | " + line + "\n" + gutter + blanks + "^\n";
  }

  private List<String> lines(String file) {
    return files.computeIfAbsent(file, this::read);
  }

  private List<String> read(String file) {
    try {
      Path path = directory.resolve(file);
      return Files.isRegularFile(path)
          ? SourceText.read(path, file, Limits.DEFAULT).lines()
          : List.of();
    } catch (UserProblem | InvalidPathException e) {
      return List.of(); // the problem is told all the same, without its line
    }
  }
}
