package org.runspec.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.expand.StageSpec;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Scalar;

/** How one stage is run. */
sealed interface StagePlan {
  /** The component that runs any program. */
  String COMMAND_PROC = "processors/Command_Proc";

  /** The stage as the runspec has it. */
  StageSpec spec();

  /** Whether the stage's summary is better when lower. */
  boolean minimize();

  /** By a Java class, found when the run begins. */
  record OfJava(StageSpec spec) implements StagePlan {
    @Override
    public boolean minimize() {
      return spec.definition().minimize();
    }
  }

  /**
   * By a program.
   *
   * @param file the program in the component's folder; empty where the settings have a command
   */
  record OfProgram(StageSpec spec, ProgramSettings settings, Optional<Path> file)
      implements StagePlan {
    @Override
    public boolean minimize() {
      return spec.definition().minimize() || settings.minimize();
    }
  }

  /** The component's name without its kind. */
  default String name() {
    return spec().definition().name().name();
  }

  /** The step at which the stage ends, if its properties say so. */
  default OptionalLong totalSteps() {
    return spec()
        .tree()
        .get("max_iterations")
        .filter(node -> node instanceof Scalar scalar && scalar.value() instanceof Long)
        .map(node -> OptionalLong.of((Long) ((Scalar) node).value()))
        .orElse(OptionalLong.empty());
  }

  /** Finds out how a stage is run. */
  static StagePlan of(StageSpec spec, Problems problems) {
    boolean command = spec.definition().name().toString().equals(COMMAND_PROC);
    Optional<Path> file = command ? Optional.empty() : program(spec.definition());
    if (command || file.isPresent()) {
      return new OfProgram(spec, ProgramSettings.read(spec, command, problems), file);
    }
    return new OfJava(spec);
  }

  /** The program in a component's folder: {@code <Name>.py}, {@code .sh}, or another executable. */
  private static Optional<Path> program(Definition definition) {
    if (!"file".equals(definition.folder().getScheme())) {
      return Optional.empty();
    }
    String name = definition.name().name();
    Path folder = Path.of(definition.folder());
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> own =
          files
              .filter(file -> stem(file).equals(name))
              .filter(Files::isRegularFile)
              .filter(StagePlan::isProgram)
              .sorted()
              .toList();
      return own.stream().findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static boolean isProgram(Path file) {
    String name = file.getFileName().toString();
    boolean other = Stream.of(".yaml", ".md", ".java", ".jar").anyMatch(name::endsWith);
    return name.endsWith(".py") || name.endsWith(".sh") || !other && Files.isExecutable(file);
  }
}
