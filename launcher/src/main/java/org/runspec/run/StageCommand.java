package org.runspec.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.Interpreter;
import org.runspec.run.program.command.Platform;
import org.runspec.run.program.command.ProgramCommand;
import org.runspec.run.program.command.PythonSearch;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.Mapping;

/**
 * What is started for a stage on this machine.
 *
 * @param words the program and its arguments
 * @param python the interpreter, if one was needed
 */
record StageCommand(List<String> words, Optional<Interpreter> python) {
  StageCommand {
    words = List.copyOf(words);
  }

  /**
   * Chooses the interpreter and puts the words together.
   *
   * @throws UserProblem if there is no interpreter
   */
  static StageCommand of(StagePlan.OfProgram plan, Runspec runspec, RunSetting setting) {
    ProgramSettings settings = plan.settings();
    Builder builder =
        new Builder(
            settings,
            new PythonSearch(
                setting.environment(), runspec.file().getParent(), Platform.current()));
    List<String> arguments = settings.argumentStyle().words(settings.arguments());
    List<String> words = new ArrayList<>();
    if (settings.command() instanceof ProgramSettings.Command.Line line) {
      settings.python().ifPresent(named -> builder.usePython());
      words.addAll(ProgramCommand.ofLine(line.line(), arguments, Platform.current()));
    } else {
      words.addAll(
          settings.command() instanceof ProgramSettings.Command.Words own
              ? builder.ofWords(own.words())
              : ProgramCommand.ofFile(plan.file().orElseThrow(), builder::usePython));
      words.addAll(arguments);
    }
    return new StageCommand(words, builder.python);
  }

  /**
   * What keeps a stage's program from being started, as far as it shows beforehand: an earlier
   * stage may yet make a program that is named by its file.
   */
  static List<Problem> trouble(StagePlan.OfProgram plan, Runspec runspec, RunSetting setting) {
    Mapping tree = plan.spec().tree();
    try {
      String program = of(plan, runspec, setting).words().get(0);
      Executables executables =
          Executables.in(
              plan.settings().environmentOver(setting.environment()),
              setting.projectFolder(),
              Platform.current());
      boolean mayCome = plan.spec().number() > 1 && !executables.isOnPath(program);
      return mayCome || executables.find(program).isPresent()
          ? List.of()
          : List.of(
              Problem.error(
                  place(tree, "command"), plan.spec().path(), executables.whyMissing(program)));
    } catch (UserProblem e) {
      return e.at(place(tree, "python"), plan.spec().path());
    }
  }

  private static Position place(Mapping tree, String property) {
    return tree.get(property).or(() -> tree.get(Sections.COMPONENT)).orElse(tree).position();
  }

  /** Remembers which Python was asked for. */
  private static final class Builder {
    private final ProgramSettings settings;
    private final PythonSearch search;
    private Optional<Interpreter> python = Optional.empty();

    Builder(ProgramSettings settings, PythonSearch search) {
      this.settings = settings;
      this.search = search;
    }

    /**
     * A command that begins with {@code python}, or with a file of Python, gets the interpreter.
     */
    List<String> ofWords(List<String> words) {
      List<String> command = new ArrayList<>(words);
      String first = words.get(0);
      if (first.equals("python") || first.equals("python3")) {
        command.set(0, usePython().program().toString());
      } else if (first.endsWith(".py")) {
        command.add(0, usePython().program().toString());
      }
      return command;
    }

    Interpreter usePython() {
      python = Optional.of(search.choose(settings.python()));
      return python.get();
    }
  }
}
