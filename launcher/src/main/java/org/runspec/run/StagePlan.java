package org.runspec.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.runspec.component.binding.Binder;
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
  static StagePlan of(StageSpec spec, Binder binder, Problems problems) {
    if (spec.definition().name().toString().equals(COMMAND_PROC)) {
      return new OfProgram(spec, ProgramSettings.read(spec, true, problems), Optional.empty());
    }
    ComponentPrograms programs = ComponentPrograms.of(spec.definition());
    if (programs.any()) {
      programs.choice(spec).ifPresent(problems::add);
      return new OfProgram(
          spec, ProgramSettings.read(spec, false, problems), Optional.of(programs.first()));
    }
    if (!binder.implementsComponent(spec.definition())) {
      problems.add(programs.missing(spec));
    }
    binder.unimplementedParts(spec.tree(), spec.path()).forEach(problems::add);
    return new OfJava(spec);
  }
}
