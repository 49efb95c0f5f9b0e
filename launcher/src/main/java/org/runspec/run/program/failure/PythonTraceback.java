package org.runspec.run.program.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the exception that ended a Python program in what it printed: the last line of the last
 * traceback. Knows chained exceptions, groups, tracebacks that a launcher prefixes with a rank,
 * those in a frame, and those that are printed but end nothing.
 */
final class PythonTraceback {
  private static final String HEADER = "Traceback (most recent call last)";

  private static final String OF_GROUP = "+ Exception Group ";
  private static final String IN_GROUP = "| ";

  /** Said before tracebacks of exceptions that Python prints and passes over. */
  private static final List<String> HARMLESS =
      List.of("Exception ignored in", "--- Logging error ---", "Exception in thread");

  /** A launcher's report that one of its workers failed; the worker's traceback says more. */
  private static final String WORKER_FAILED = "ChildFailedError";

  private static final Pattern FRAME_OR_BOX = Pattern.compile("^(\\s|[│╭╰|+]).*|^\\s*$");
  private static final Pattern EXCEPTION = Pattern.compile("^[A-Za-z_][\\w.]*(: .*|:?)$");
  private static final Pattern EMPTY_MESSAGE = Pattern.compile(":?\\s*$");
  private static final Pattern SYNTAX =
      Pattern.compile("^(?:SyntaxError|IndentationError|TabError): .*");

  private PythonTraceback() {}

  static Optional<String> lastException(List<String> lines) {
    List<String> found = new ArrayList<>();
    List<String> lessLikely = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int header = lines.get(i).indexOf(HEADER);
      if (header >= 0) {
        boolean harmless = i > 0 && HARMLESS.stream().anyMatch(lines.get(i - 1)::contains);
        String prefix = lines.get(i).substring(0, header).replace(OF_GROUP, IN_GROUP);
        Optional<String> exception = exceptionAfter(lines, i, prefix);
        exception.ifPresent(
            e -> (harmless || e.contains(WORKER_FAILED) ? lessLikely : found).add(e));
      } else if (SYNTAX.matcher(lines.get(i)).matches()) {
        found.add(lines.get(i));
      }
    }
    return last(found).or(() -> last(lessLikely));
  }

  /** The first line below the header that belongs to no frame. */
  private static Optional<String> exceptionAfter(List<String> lines, int header, String prefix) {
    boolean prefixed =
        header + 1 < lines.size() && !prefix.isEmpty() && lines.get(header + 1).startsWith(prefix);
    for (int i = header + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (prefixed && !line.startsWith(prefix)) {
        continue;
      }
      String text = prefixed ? line.substring(prefix.length()) : line;
      if (!FRAME_OR_BOX.matcher(text).matches()) {
        Matcher exception = EXCEPTION.matcher(text);
        return exception.matches()
            ? Optional.of(EMPTY_MESSAGE.matcher(text).replaceAll(""))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<String> last(List<String> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
  }
}
