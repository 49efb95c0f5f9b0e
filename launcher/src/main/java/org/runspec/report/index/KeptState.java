package org.runspec.report.index;

import java.util.Map;
import java.util.TreeMap;
import org.runspec.job.NodeName;
import org.runspec.store.view.Learned;

/**
 * What is kept of a job beside the pages of its runs, as JSON.
 *
 * @param positions how far the journal of each life of a node was read
 * @param heard the number of the latest sign of each life
 */
record KeptState(Map<NodeName, Long> positions, Map<NodeName, Long> heard, int corrupt) {
  KeptState {
    positions = new TreeMap<>(positions);
    heard = new TreeMap<>(heard);
  }

  static KeptState of(Learned learned) {
    return new KeptState(learned.positions(), learned.heard(), learned.corrupt());
  }
}
