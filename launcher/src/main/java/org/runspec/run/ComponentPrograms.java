package org.runspec.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.StageSpec;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;

/**
 * The programs in a component's folder that are called as the component is: {@code <Name>.py},
 * {@code <Name>.sh}, or another executable.
 *
 * @param name the component's name without its kind
 * @param programs in the order of their names
 * @param sources files of Java of the same name
 */
record ComponentPrograms(String name, List<Path> programs, List<Path> sources) {
  private static final List<String> OF_JAVA = List.of(".java", ".jar");
  private static final List<String> TEXTS = List.of(".yaml", ".yml", ".md", ".txt", ".json");

  static ComponentPrograms of(Definition definition) {
    String name = definition.name().name();
    if (!"file".equals(definition.folder().getScheme())) {
      return new ComponentPrograms(name, List.of(), List.of());
    }
    Path folder = Path.of(definition.folder());
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> own =
          files
              .filter(file -> stem(file).equals(name))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      return new ComponentPrograms(
          name,
          own.stream().filter(ComponentPrograms::isProgram).toList(),
          own.stream().filter(file -> ends(file, OF_JAVA)).toList());
    } catch (IOException e) {
      throw new ExternalProblem("look into " + folder, e, "checking that it can be read");
    }
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static boolean isProgram(Path file) {
    boolean other = !ends(file, OF_JAVA) && !ends(file, TEXTS);
    return ends(file, List.of(".py", ".sh")) || (other && Files.isExecutable(file));
  }

  private static boolean ends(Path file, List<String> endings) {
    String name = file.getFileName().toString();
    return endings.stream().anyMatch(name::endsWith);
  }

  boolean any() {
    return !programs.isEmpty();
  }

  Path first() {
    return programs.get(0);
  }

  /** The problem that there is more than one implementation. */
  Optional<Problem> choice(StageSpec stage) {
    List<String> all =
        Stream.concat(programs.stream(), sources.stream())
            .map(file -> file.getFileName().toString())
            .toList();
    if (all.size() == 1) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
                place(stage),
                stage.path(),
                "it is not clear what implements " + stage.definition().name())
            .allowing("its folder holds " + String.join(" and ", all))
            .suggesting("keep one of them"));
  }

  /** The problem that there is no implementation. */
  Problem missing(StageSpec stage) {
    return Problem.error(
            place(stage), stage.path(), "nothing implements " + stage.definition().name())
        .suggesting(
            "put "
                + String.join(", ", name + ".py", name + ".sh", name + ".java")
                + " or an executable "
                + name
                + " beside its definition");
  }

  private static Position place(StageSpec stage) {
    return stage.tree().get(Sections.COMPONENT).orElse(stage.tree()).position();
  }
}
