package org.runspec.cli.launch.sweep;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.job.MultiRun;
import org.runspec.job.ValuePlace;
import org.runspec.plan.ShellWord;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.repro.Tunable;

/**
 * Finds the options of commands whose values a search chooses, and makes places for those: {@code
 * --lr=[.01,.03]}, which holds the values itself, and any option of a hyperparameter that a file
 * describes. What it does not know it leaves as it was typed.
 */
public final class CommandSweep {
  private static final String NAME = "([A-Za-z_][\\w.-]*)";

  private static final Pattern NEGATIVE =
      Pattern.compile("-(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");

  private final String prefix;
  private final boolean literal;
  private final Pattern option;
  private final Pattern swept;
  private final Pattern escaped;
  private final Problems problems = new Problems();
  private final Map<String, Tunable> found = new LinkedHashMap<>();
  private final Map<String, String> lists = new LinkedHashMap<>();
  private final TwiceSaid twice;

  private CommandSweep(String prefix, boolean literal) {
    this.prefix = prefix;
    this.literal = literal;
    this.twice = new TwiceSaid(prefix, problems);
    String begin = Pattern.quote(prefix) + NAME;
    this.option = Pattern.compile(begin + "=");
    this.swept = Pattern.compile(begin + "=\\[(.*)\\]", Pattern.DOTALL);
    this.escaped = Pattern.compile("(" + begin + "=)\\\\(\\[.*\\])", Pattern.DOTALL);
  }

  /**
   * What was found.
   *
   * @param commands with places for the values
   * @param space of the commands, then of the file
   * @param notes what deserves a look
   */
  public record Found(List<MultiRun.Command> commands, List<Tunable> space, List<Problem> notes) {
    public Found {
      commands = List.copyOf(commands);
      space = List.copyOf(space);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Looks through commands.
   *
   * @param prefix what options begin with; if empty, commands get no options
   * @param file what a file describes; what a command lists itself counts instead
   * @param literal whether lists in brackets are no more than texts
   * @throws org.runspec.spec.problem.UserProblem with all lists that make no sense
   */
  public static Found of(
      List<TypedCommand> commands, String prefix, List<Tunable> file, boolean literal) {
    if (prefix.isEmpty()) {
      return new Found(commands.stream().map(TypedCommand::command).toList(), file, List.of());
    }
    CommandSweep sweep = new CommandSweep(prefix, literal);
    List<MultiRun.Command> read =
        commands.stream().map(each -> sweep.places(each, sweep::listed)).toList();
    sweep.problems.throwIfErrors("submit the command");
    List<Tunable> space = new ArrayList<>(sweep.found.values());
    List<String> bound = new ArrayList<>();
    for (Tunable tunable : file) {
      if (!sweep.found.containsKey(tunable.name())) {
        space.add(tunable);
        bound.add(tunable.name());
      } else {
        sweep.twice.listed(tunable, sweep.lists.get(tunable.name()));
      }
    }
    List<MultiRun.Command> whole = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      Optional<Position> line = commands.get(i).line();
      whole.add(sweep.bound(new TypedCommand(read.get(i), line), bound));
    }
    sweep.problems.throwIfErrors("submit the command");
    return new Found(whole, space, sweep.problems.sorted());
  }

  /** What becomes of a word, seen with the one before it; empty if it stays. */
  private interface Change {
    Optional<String> of(String before, String word, Position position);
  }

  private MultiRun.Command places(TypedCommand typed, Change change) {
    List<String> names = new ArrayList<>();
    Change once =
        (before, word, position) -> {
          Matcher list = swept.matcher(word);
          if (list.matches() && names.contains(list.group(1))) {
            problems.add(
                Problem.error(position, prefix + list.group(1), "it stands here twice")
                    .suggesting("one list for each option"));
            return Optional.empty();
          }
          Optional<String> changed = change.of(before, word, position);
          if (list.matches() && changed.isPresent()) {
            names.add(list.group(1));
          }
          return changed;
        };
    return changed(typed.command(), typed::position, once);
  }

  /** {@code --lr=[.01,.03]}. */
  private Optional<String> listed(String before, String word, Position position) {
    if (literal) {
      return Optional.empty();
    }
    Matcher text = escaped.matcher(word);
    if (text.matches()) {
      return Optional.of(text.group(1) + text.group(3));
    }
    Matcher list = swept.matcher(word);
    if (!list.matches()) {
      noteApart(before, word, position);
      noteOpen(word, position);
      return Optional.empty();
    }
    String name = list.group(1);
    Optional<Tunable> read = new SweptList(name, position, problems).read(list.group(2));
    if (read.isEmpty()) {
      problems.add(
          Problem.warning(position, "", word + " goes to the program as it is")
              .suggesting("only single values are searched, as in " + prefix + "lr=[0.01, 0.1]"));
      return Optional.empty();
    }
    Tunable earlier = found.putIfAbsent(name, read.get());
    String other = lists.putIfAbsent(name, list.group(2));
    if (earlier != null && !list.group(2).equals(other)) {
      problems.add(
          Problem.error(position, prefix + name, "it has other values than in an earlier command")
              .allowing("the runs of a job choose from one list: [" + other + "]")
              .suggesting("the same list in all of them, or a job for each"));
    }
    return Optional.of(prefix + name + "=" + ValuePlace.of(name));
  }

  private void noteApart(String before, String word, Position position) {
    boolean list = word.startsWith("[") && word.endsWith("]") && word.contains(",");
    if (list && option.matcher(before + "=").matches()) {
      problems.add(
          Problem.warning(position, "", before + " " + word + " goes to the program as it is")
              .suggesting("a search over these values is written '" + before + "=" + word + "'"));
    }
  }

  /** A bracket that is never closed was likely forgotten. */
  private void noteOpen(String word, Position position) {
    Matcher own = option.matcher(word);
    if (own.lookingAt() && word.startsWith("[", own.end()) && !word.contains("]")) {
      problems.add(
          Problem.warning(position, "", word + " goes to the program as it is")
              .suggesting("a search over these values is written '" + word + "]'"));
    }
  }

  /**
   * Makes places for hyperparameters of a file: where the command has such an option, else behind.
   */
  private MultiRun.Command bound(TypedCommand typed, List<String> names) {
    List<String> left = new ArrayList<>(names);
    Change change =
        (before, word, position) -> {
          if (before.startsWith(prefix)
              && names.contains(before.substring(prefix.length()))
              && isValue(word)) {
            left.remove(before.substring(prefix.length()));
            twice.single(before + " " + word, before.substring(prefix.length()), word, position);
            return Optional.of(ValuePlace.of(before.substring(prefix.length())));
          }
          Matcher own = option.matcher(word);
          if (own.lookingAt() && names.contains(own.group(1))) {
            left.remove(own.group(1));
            twice.single(word, own.group(1), word.substring(own.end()), position);
            return Optional.of(own.group() + ValuePlace.of(own.group(1)));
          }
          return Optional.empty();
        };
    MultiRun.Command changed = changed(typed.command(), typed::position, change);
    if (left.isEmpty()) {
      return changed;
    }
    String line = typed.command().words().get(0);
    if (changed.shell() && !ShellLine.isOneCommand(line)) {
      problems.add(
          Problem.error(
                  typed.position(line),
                  "",
                  "nothing says which command of this line gets "
                      + left.stream().map(name -> prefix + name).collect(joining(", ")))
              .allowing("options are added behind a single command alone")
              .suggesting(
                  prefix
                      + left.get(0)
                      + "=1 where its value goes, in place of which each run gets its own; or"
                      + " --option-prefix '' and the file that RUNSPEC_HPARAMS names"));
      return changed;
    }
    return appended(changed, left);
  }

  /** Whether a word behind an option's name is its value: it may be a number below 0. */
  private boolean isValue(String word) {
    return !word.startsWith(prefix) || NEGATIVE.matcher(word).matches();
  }

  private MultiRun.Command appended(MultiRun.Command command, List<String> names) {
    List<String> options =
        names.stream().map(name -> prefix + name + "=" + ValuePlace.of(name)).toList();
    List<String> words = new ArrayList<>(command.words());
    if (command.shell()) {
      String line = words.get(0);
      int end = ShellLine.end(line);
      words.set(0, line.substring(0, end) + " " + String.join(" ", options) + line.substring(end));
    } else {
      words.addAll(options);
    }
    return new MultiRun.Command(words, command.shell());
  }

  private interface Positions {
    Position of(String word);
  }

  private MultiRun.Command changed(MultiRun.Command command, Positions positions, Change change) {
    return command.shell()
        ? new MultiRun.Command(List.of(changed(command.words().get(0), positions, change)), true)
        : new MultiRun.Command(changed(command.words(), positions, change), false);
  }

  private static List<String> changed(List<String> words, Positions positions, Change change) {
    List<String> changed = new ArrayList<>(words);
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      changed.set(i, change.of(words.get(i - 1), word, positions.of(word)).orElse(word));
    }
    return changed;
  }

  private String changed(String line, Positions positions, Change change) {
    StringBuilder changed = new StringBuilder();
    int copied = 0;
    String before = "";
    for (ShellLine.Word word : ShellLine.words(line, text -> option.matcher(text).matches())) {
      Optional<String> other = change.of(before, word.text(), positions.of(word.text()));
      if (other.isPresent()) {
        changed.append(line, copied, word.start()).append(quoted(other.get()));
        copied = word.end();
      }
      before = word.text();
    }
    return changed.append(line, copied, line.length()).toString();
  }

  /** Whoever fills in a place quotes what comes there. */
  private static String quoted(String word) {
    return ValuePlace.isIn(word) ? word : ShellWord.of(word);
  }
}
