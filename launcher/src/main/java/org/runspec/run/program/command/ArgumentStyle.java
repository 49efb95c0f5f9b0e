package org.runspec.run.program.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.run.program.command.Argument.Absent;
import org.runspec.run.program.command.Argument.Several;
import org.runspec.run.program.command.Argument.Text;
import org.runspec.spec.problem.UserProblem;

/**
 * How {@code args} become words of the command line. In every style null is left out, and true and
 * false are written as words, never as a bare flag or by silence, so that no value gets lost. Words
 * go to the program as they are; no shell reads them.
 */
public enum ArgumentStyle {
  /** {@code --k=v}; a list repeats the argument. */
  EQUALS("--k=v") {
    @Override
    Stream<String> words(String name, List<String> items, boolean list) {
      return items.stream().map(item -> "--" + name + "=" + item);
    }
  },
  /** {@code --k v}; a list's items follow one name. */
  SPACE("--k v") {
    @Override
    Stream<String> words(String name, List<String> items, boolean list) {
      return Stream.concat(Stream.of("--" + name), items.stream());
    }
  },
  /** {@code k=v}, as Hydra reads it; a list is {@code k=[a,b]}. */
  BARE("k=v") {
    @Override
    Stream<String> words(String name, List<String> items, boolean list) {
      String value =
          list
              ? items.stream().map(ArgumentStyle::item).collect(Collectors.joining(",", "[", "]"))
              : items.get(0);
      return Stream.of(name + "=" + value);
    }
  },
  /** Nothing is added: the program reads its stage's file instead. */
  NONE("none") {
    @Override
    Stream<String> words(String name, List<String> items, boolean list) {
      return Stream.empty();
    }
  };

  private final String written;

  ArgumentStyle(String written) {
    this.written = written;
  }

  /**
   * The style as written in a runspec.
   *
   * @throws UserProblem if there is no such style
   */
  public static ArgumentStyle of(String written) {
    for (ArgumentStyle style : values()) {
      if (style.written.equals(written.strip().toLowerCase(Locale.ROOT))) {
        return style;
      }
    }
    throw new UserProblem(
        "read the property arg_style",
        "there is no style " + written,
        Stream.of(values()).map(style -> style.written).collect(Collectors.joining(", ")));
  }

  /** The words to append to the command. */
  public List<String> words(List<Argument> arguments) {
    return arguments.stream().flatMap(this::words).toList();
  }

  private Stream<String> words(Argument argument) {
    if (argument.value() instanceof Text text) {
      return words(argument.name(), List.of(text.written()), false);
    }
    if (argument.value() instanceof Several several) {
      return words(argument.name(), several.written(), true);
    }
    assert argument.value() instanceof Absent;
    return Stream.empty();
  }

  abstract Stream<String> words(String name, List<String> items, boolean list);

  /** An item of a list in Hydra's grammar: quoted where a comma or bracket would end it. */
  private static String item(String text) {
    boolean plain = text.matches("[\\w./@:+-]+( [\\w./@:+-]+)*");
    return plain ? text : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
