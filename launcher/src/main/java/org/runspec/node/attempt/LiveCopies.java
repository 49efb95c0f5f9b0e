package org.runspec.node.attempt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.node.journal.Persistence;
import org.runspec.node.journal.Shipment;

/**
 * All copies of one attempt's files: of its results and of its checkpoints. As a shipment it begins
 * to follow them; not at the first time, since an attempt that is over at once is only swept.
 */
final class LiveCopies implements Shipment {
  private final LiveCopy checkpoints;
  private final List<LiveCopy> all;
  private boolean met;

  LiveCopies(List<LiveCopy> ofResults, LiveCopy ofCheckpoints) {
    this.checkpoints = ofCheckpoints;
    List<LiveCopy> both = new ArrayList<>(ofResults);
    both.add(ofCheckpoints);
    this.all = List.copyOf(both);
  }

  LiveCopy checkpoints() {
    return checkpoints;
  }

  @Override
  public void ship() throws IOException {
    if (met) {
      for (LiveCopy copy : all) {
        copy.follow();
      }
    }
    met = true;
  }

  /** Brings all that is there now. */
  void catchUp(Persistence persistence) throws IOException, InterruptedException {
    for (LiveCopy copy : all) {
      persistence.untilDone(copy::catchUp);
    }
  }

  /** Brings all that is there and follows no more; returns names of files that were not kept. */
  List<String> finish(Persistence persistence) throws IOException, InterruptedException {
    List<String> notKept = new ArrayList<>();
    for (LiveCopy copy : all) {
      notKept.addAll(persistence.until(copy::finish));
    }
    return notKept;
  }

  void abandon() {
    all.forEach(LiveCopy::abandon);
  }
}
