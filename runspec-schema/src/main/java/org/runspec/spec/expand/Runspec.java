package org.runspec.spec.expand;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.repro.ChosenValue;
import org.runspec.spec.repro.ReproHeader;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Mapping;

/**
 * A runspec, loaded and valid.
 *
 * @param file where it was read from, absolute
 * @param name the file as the user named it
 * @param digest SHA-256 of the file's text in UTF-8, in hexadecimal
 * @param reproOf the header, if this is a repro spec
 * @param undrawn the expanded tree with every {@code randint} as it was written, disabled
 *     components included, relative paths relative to the runspec's folder
 * @param complete the whole expanded tree, disabled components included
 * @param tree the expanded tree as it is run: nothing disabled, draws drawn, paths absolute
 * @param portable the same with paths as the repro spec has them
 * @param stages the stages to run, in order
 * @param skipped the names of the disabled stages, in order
 * @param launcher the job launcher, if it is enabled
 * @param hyperparameters the chosen values, in the order of the file
 * @param space what a search may choose instead, in the same order
 * @param experimentPath where results go, absolute
 * @param seed the root's seed, which every random choice of the run comes from
 * @param warnings what is dubious, in order
 */
public record Runspec(
    Path file,
    String name,
    String digest,
    Optional<ReproHeader> reproOf,
    Mapping undrawn,
    Mapping complete,
    Mapping tree,
    Mapping portable,
    List<StageSpec> stages,
    List<String> skipped,
    Optional<Mapping> launcher,
    List<ChosenValue> hyperparameters,
    List<Tunable> space,
    Path experimentPath,
    long seed,
    List<Problem> warnings) {
  public Runspec {
    stages = List.copyOf(stages);
    skipped = List.copyOf(skipped);
    hyperparameters = List.copyOf(hyperparameters);
    space = List.copyOf(space);
    warnings = List.copyOf(warnings);
  }

  /** The same as what is asked for further checks. */
  public Draft draft() {
    return new Draft(tree, stages, stages.size());
  }
}
