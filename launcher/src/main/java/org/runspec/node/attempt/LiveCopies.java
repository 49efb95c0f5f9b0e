package org.runspec.node.attempt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.runspec.job.FileSum;
import org.runspec.job.NotKept;
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

  /** Brings all that is there and follows no more. */
  Swept finish(Persistence persistence) throws IOException, InterruptedException {
    Map<String, FileSum> sums = new TreeMap<>();
    List<NotKept> notKept = new ArrayList<>();
    for (LiveCopy copy : all) {
      Swept swept = persistence.until(copy::finish);
      sums.putAll(swept.sums());
      notKept.addAll(swept.notKept());
    }
    return new Swept(sums, notKept);
  }

  void abandon() {
    all.forEach(LiveCopy::abandon);
  }
}
