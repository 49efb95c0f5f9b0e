package org.runspec.node.attempt;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a node has.
 *
 * @param environment the controller's own variables, without those that are the controller's alone
 * @param java the program that runs jars
 * @param jar this program's own jar
 * @param cores processors for all runs together
 * @param accelerators the devices that were granted, as CUDA_VISIBLE_DEVICES names them; absent
 *     where nobody said
 * @param helper the folder of the Python module that programs may import
 * @param addressSpace bytes that a process may map, if they are limited
 */
public record Machine(
    Map<String, String> environment,
    Path java,
    Path jar,
    int cores,
    Optional<List<String>> accelerators,
    Path helper,
    Optional<Long> addressSpace) {
  public Machine {
    environment = Map.copyOf(environment);
    accelerators = accelerators.map(List::copyOf);
  }
}
