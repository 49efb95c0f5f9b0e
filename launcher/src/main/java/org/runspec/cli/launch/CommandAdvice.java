package org.runspec.cli.launch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.runspec.cli.session.Session;
import org.runspec.job.MultiRun;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.Platform;
import org.runspec.snapshot.Snapshot;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;

/** What is not wrong with a command but will likely make its runs fail. */
final class CommandAdvice {
  /** More commands than that are made by a program. */
  private static final int MOST = 50;

  private final Session session;
  private final Snapshot snapshot;

  CommandAdvice(Session session, Snapshot snapshot) {
    this.session = session;
    this.snapshot = snapshot;
  }

  List<Problem> of(List<MultiRun.Command> commands) {
    List<Problem> advice = new ArrayList<>();
    Set<String> words = new LinkedHashSet<>();
    for (MultiRun.Command command : commands.subList(0, Math.min(MOST, commands.size()))) {
      if (command.shell()) {
        words.addAll(List.of(command.words().get(0).split("\\s+")));
      } else {
        words.addAll(command.words());
        program(command.words().get(0), advice);
      }
    }
    words.stream().filter(this::isLeftBehind).map(CommandAdvice::leftBehind).forEach(advice::add);
    return advice;
  }

  /** A file of the project that the runs will not find in their own directories. */
  private boolean isLeftBehind(String word) {
    try {
      Path file = session.directory().resolve(word).normalize();
      return !Path.of(word).isAbsolute()
          && Files.isRegularFile(file)
          && snapshot.nameOf(file).isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Problem leftBehind(String word) {
    return Problem.warning(
            Position.ofArgument("-- " + word),
            "",
            word + " is not among the files that the runs get")
        .suggesting("look at .gitignore, code-omit and code-dirs");
  }

  private void program(String name, List<Problem> advice) {
    Executables programs =
        Executables.in(session.environment(), session.directory(), Platform.current());
    if (programs.isOnPath(name) && programs.find(name).isEmpty()) {
      advice.add(
          Problem.warning(
                  Position.ofArgument("-- " + name), "", "there is no program " + name + " on PATH")
              .suggesting("nodes may have it all the same, where their setup brings it"));
    }
  }
}
