package org.runspec.spec.expand;

import java.util.List;
import org.runspec.spec.tree.Mapping;

/**
 * What is known of a runspec, be it right or wrong.
 *
 * @param tree the root as {@link Runspec#tree} has it; an unknown scalar stands for what a mistake
 *     kept from being read
 * @param stages the stages to run that can be told, in order
 * @param stageCount how many there are to run, those included that cannot be told
 */
public record Draft(Mapping tree, List<StageSpec> stages, int stageCount) {
  public Draft {
    stages = List.copyOf(stages);
  }
}
