package org.runspec.job;

/**
 * How many runs a job has and on how many nodes, and what they are called. Run {@code i} (from 0)
 * belongs to node {@code i mod nodes} by its name, whichever node executes it in the end: so every
 * name is known when the job is planned, and no two nodes can give the same one.
 *
 * @param totalRuns from 1
 * @param nodes from 1
 * @param runsPerNode runs going on a node at the same time, from 1
 * @param firstParent the number of node 0's parent run, from 1; node n's is firstParent + n
 * @param direct whether each node is one run, which has the name of the node's parent run, and has
 *     no children
 */
public record JobShape(int totalRuns, int nodes, int runsPerNode, int firstParent, boolean direct) {
  public JobShape {
    boolean positive = totalRuns >= 1 && nodes >= 1 && runsPerNode >= 1 && firstParent >= 1;
    if (!positive || (direct && (totalRuns != nodes || runsPerNode != 1))) {
      throw new IllegalArgumentException(
          "no shape of a job: " + totalRuns + ", " + nodes + ", " + runsPerNode + ", " + direct);
    }
  }

  /** Runs that are children of their nodes. */
  public JobShape(int totalRuns, int nodes, int runsPerNode, int firstParent) {
    this(totalRuns, nodes, runsPerNode, firstParent, false);
  }

  /** The same with other numbers for its parents. */
  public JobShape from(int newFirstParent) {
    return new JobShape(totalRuns, nodes, runsPerNode, newFirstParent, direct);
  }

  /** The name of a run, from its index. */
  public RunName nameOf(int run) {
    if (run < 0 || run >= totalRuns) {
      throw new IllegalArgumentException("no run of this job: " + run);
    }
    return direct
        ? RunName.ofParent(firstParent + run)
        : new RunName(firstParent + run % nodes, run / nodes + 1);
  }

  /** The name of a node's parent run, from the node's index. */
  public RunName parentOf(int node) {
    if (node < 0 || node >= nodes) {
      throw new IllegalArgumentException("no node of this job: " + node);
    }
    return RunName.ofParent(firstParent + node);
  }

  /** The node whose parent run gives a run its name. */
  public int nodeOf(int run) {
    return run % nodes;
  }

  /** Whether a run of this job has the name; a parent that stands for a node is none. */
  public boolean hasRun(RunName name) {
    return name.isParent() == direct
        && name.parent() >= firstParent
        && name.parent() < firstParent + nodes
        && indexOf(name) < totalRuns;
  }

  /** The index of a run, from its name; the opposite of {@link #nameOf}. */
  public int indexOf(RunName name) {
    return direct
        ? name.parent() - firstParent
        : (name.child() - 1) * nodes + name.parent() - firstParent;
  }
}
