package org.runspec.spec.expand;

import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.tree.Mapping;

/**
 * One processing stage of a run.
 *
 * @param number 1 for the first stage that is not disabled
 * @param path where it stands in the runspec, such as {@code processing_stages[0]}; disabled stages
 *     count
 * @param tree the stage's component, complete, paths absolute
 */
public record StageSpec(int number, String path, Definition definition, Mapping tree) {}
