package org.runspec.cli;

import com.beust.jcommander.JCommander;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.CommandTaking;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProblemReport;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.run.console.ResultStream;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

/** Understands arguments, runs the command that they name, and reports what goes wrong. */
final class CommandLine {
  /** Behind it stands a user's own command. */
  private static final String BEFORE_COMMAND = "--";

  private final Session session;

  CommandLine(Session session) {
    this.session = session;
  }

  ExitCode run(List<String> arguments) {
    try {
      ExitCode code = dispatch(arguments);
      requirePrinted(arguments);
      return code;
    } catch (UserProblem e) {
      session.err().print(new ProblemReport(session.directory()).of(e));
      return ExitCode.WRONG_INPUT;
    } catch (ExternalProblem e) {
      session.err().println(e.getMessage());
      return ExitCode.TRY_LATER;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return bug(e);
    }
  }

  /** What a node prints is not its result. */
  private void requirePrinted(List<String> arguments) {
    if (session.out() instanceof ResultStream results && arguments.indexOf(Commands.NODE) != 0) {
      results
          .trouble()
          .ifPresent(
              why -> {
                throw new ExternalProblem("print the result", why, "another place for it");
              });
    }
  }

  private ExitCode bug(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    session
        .err()
        .println("This is a bug of Runspec " + ProgramName.version() + ". Please report it:");
    session.err().print(trace);
    return ExitCode.BUG;
  }

  private ExitCode dispatch(List<String> arguments) {
    if (arguments.isEmpty()) {
      session.err().print(Help.overview());
      return ExitCode.WRONG_INPUT;
    }
    String first = arguments.get(0);
    if (first.equals("--version")) {
      session.out().println("Runspec " + ProgramName.version());
      return ExitCode.DONE;
    }
    if (first.equals("--help") || first.equals("-h") || first.equals("help")) {
      return help(arguments.subList(1, arguments.size()));
    }
    Optional<Command> named = Commands.named(first);
    boolean isNamed = named.isPresent();
    Command command = named.orElseGet(() -> Commands.of(Commands.RUN));
    List<String> rest = isNamed ? arguments.subList(1, arguments.size()) : arguments;
    if (command instanceof CommandTaking taking && rest.contains(BEFORE_COMMAND)) {
      int end = rest.indexOf(BEFORE_COMMAND);
      taking.take(rest.subList(end + 1, rest.size()));
      rest = rest.subList(0, end);
    }
    if (rest.contains("--help") || rest.contains("-h")) {
      return help(isNamed ? first : Commands.RUN, command);
    }
    if (!isNamed) {
      refuseMisspeltCommand(first);
    }
    JCommander options = Commands.optionsOf(command);
    Arguments sorted =
        Arguments.sort(rest, options, command instanceof SpecCommand, word -> stray(command, word));
    if (command instanceof SpecCommand spec) {
      sorted.replacements().forEach(spec::replace);
    }
    sorted.parseInto(options);
    return command.run(session);
  }

  private static UserProblem stray(Command command, String word) {
    return command instanceof CommandTaking taking
        ? taking.stray(word)
        : new UserProblem("understand '" + word + "'", "there are only options", "--help");
  }

  private ExitCode help(List<String> names) {
    if (names.isEmpty()) {
      session.out().print(Help.overview());
      return ExitCode.DONE;
    }
    String word = names.get(0);
    return help(word, Commands.named(word).orElseThrow(() -> noCommand(word, "no command")));
  }

  private ExitCode help(String name, Command command) {
    session.out().print(Help.of(name, command));
    return ExitCode.DONE;
  }

  /** A word that is neither a file nor looks like one was meant as a command. */
  private void refuseMisspeltCommand(String word) {
    boolean looksLikeFile = word.contains(".") || word.contains("/") || word.contains("\\");
    if (word.startsWith("-")
        || looksLikeFile
        || Files.exists(session.directory().resolve(GivenPath.of(word)))) {
      return;
    }
    throw noCommand(word, "neither a command nor a file");
  }

  private static UserProblem noCommand(String word, String what) {
    Optional<String> near = Nearest.to(word, Commands.names());
    return new UserProblem(
        "understand '" + word + "'",
        "it is " + what,
        near.orElse("--help, which lists the commands"));
  }
}
