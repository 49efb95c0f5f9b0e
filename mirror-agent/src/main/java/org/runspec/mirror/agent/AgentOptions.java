package org.runspec.mirror.agent;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.runspec.mirror.send.Limits;
import org.runspec.mirror.tree.Glob;
import org.runspec.mirror.tree.Selection;
import org.runspec.mirror.watch.Watching;

/** What the program was asked to do. */
record AgentOptions(
    Path from,
    Destination to,
    Selection selection,
    Limits limits,
    Optional<Path> cursor,
    Watching watching,
    boolean once,
    boolean verbose) {

  static final String HELP =
      """
      Keeps a live copy of a folder. Ctrl-C ends it, after a comparison of all files.

      Usage: java -jar mirror-agent.jar --from FOLDER --to FOLDER|ADDRESS [options]

        --files GLOB         only files that fit; repeatable (** any folders, * ? within a name)
        --omit GLOB          leave out files and folders that fit; repeatable
        --checkpoints GLOB   files that count only once renamed into place; repeatable
        --largest-file SIZE  leave out larger files, such as 500M or 2G
        --total SIZE         leave out what would make the copy larger
        --once               copy what is there, compare, and end
        --poll               look through the folder again and again instead of waiting for events
        --gentle             at most 10 operations each second on the folder's file system
        --cursor FILE        where to remember what was copied (default: ~/.local/state/runspec/mirror/)
        --verbose            say more
        --help, --version

      ADDRESS is that of a container of Azure Blob Storage, or of a folder in one:
      https://ACCOUNT.blob.core.windows.net/CONTAINER/FOLDER. Its SAS, connection string or key is
      taken from RUNSPEC_STORE_SAS, AZURE_STORAGE_CONNECTION_STRING, AZURE_STORAGE_SAS_TOKEN or
      AZURE_STORAGE_KEY; without any of these it is used as whoever is logged in to Azure.

      What is deleted from the folder stays in the copy. Links that lead out of the folder are not
      followed. Exit codes: 0 the copy agrees, 2 the input is wrong, 75 the copy lacks something.
      """;

  private static final String PURPOSE = "start the mirror";

  static AgentOptions parse(List<String> arguments, Map<String, String> environment)
      throws InputProblem {
    Deque<String> left = new ArrayDeque<>(arguments);
    Path from = null;
    Destination to = null;
    List<Glob> files = new ArrayList<>();
    List<Glob> omit = new ArrayList<>();
    List<Glob> checkpoints = new ArrayList<>();
    long largest = Long.MAX_VALUE;
    long total = Long.MAX_VALUE;
    Optional<Path> cursor = Optional.empty();
    Watching watching = Watching.EVENTS;
    boolean once = false;
    boolean verbose = false;
    while (!left.isEmpty()) {
      String option = left.pop();
      switch (option) {
        case "--from" -> from = path(option, left);
        case "--to" -> to = Destination.of(value(option, left), environment);
        case "--files" -> files.add(glob(option, left));
        case "--omit" -> omit.add(glob(option, left));
        case "--checkpoints" -> checkpoints.add(glob(option, left));
        case "--largest-file" -> largest = size(option, left);
        case "--total" -> total = size(option, left);
        case "--cursor" -> cursor = Optional.of(path(option, left));
        case "--once" -> once = true;
        case "--poll" -> watching = Watching.POLLING;
        case "--gentle" -> watching = Watching.GENTLE;
        case "--verbose" -> verbose = true;
        default -> throw problem("there is no option " + option, "--help, which lists the options");
      }
    }
    if (from == null || to == null) {
      throw problem(
          (from == null ? "--from" : "--to") + " is missing", "--from results --to /mnt/copy");
    }
    return new AgentOptions(
        from,
        to,
        new Selection(files, omit, checkpoints),
        new Limits(largest, total),
        cursor,
        watching,
        once,
        verbose);
  }

  private static String value(String option, Deque<String> left) throws InputProblem {
    if (left.isEmpty()) {
      throw problem(option + " has no value", option + " and a value, with a space between");
    }
    return left.pop();
  }

  private static Path path(String option, Deque<String> left) throws InputProblem {
    String value = value(option, left);
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw problem(option + " is no path: " + value, "another one");
    }
  }

  private static Glob glob(String option, Deque<String> left) throws InputProblem {
    String value = value(option, left);
    try {
      return Glob.of(value);
    } catch (IllegalArgumentException e) {
      throw problem(
          option + " is no pattern: \"" + value + "\" (" + e.getMessage() + ")",
          option + " 'logs/**'");
    }
  }

  private static long size(String option, Deque<String> left) throws InputProblem {
    String value = value(option, left);
    String upper = value.toUpperCase(Locale.ROOT);
    int unit = upper.isEmpty() ? -1 : "KMGT".indexOf(upper.charAt(upper.length() - 1));
    try {
      long number = Long.parseLong(unit < 0 ? upper : upper.substring(0, upper.length() - 1));
      if (number >= 0) {
        return Math.multiplyExact(number, 1L << (10 * (unit + 1)));
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // Told of below.
    }
    throw problem(option + " is no size: " + value, option + " 500M");
  }

  private static InputProblem problem(String cause, String fix) {
    return new InputProblem(PURPOSE, cause, fix);
  }
}
