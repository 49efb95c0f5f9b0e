package org.runspec.run.program;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds children and children's children. One that has cut itself off from its parent is found only
 * if it was seen before.
 */
final class DescendantProcesses implements ProcessFinder {
  private final ProcessHandle leader;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  DescendantProcesses(ProcessHandle leader) {
    this.leader = leader;
  }

  @Override
  public void observe() {
    seen.removeIf(process -> !process.isAlive());
    List.copyOf(seen).forEach(this::addDescendants);
    addDescendants(leader);
  }

  @Override
  public List<ProcessHandle> running() {
    observe();
    return List.copyOf(seen);
  }

  private void addDescendants(ProcessHandle process) {
    process.descendants().forEach(seen::add);
  }
}
