package org.runspec.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.component.Cancellation;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobName;
import org.runspec.job.Wishes;
import org.runspec.node.attempt.Attempt;
import org.runspec.store.RunStore;

/**
 * Learns what clients ask, and tells the attempts here that it concerns. Not for several threads.
 */
final class WishReader {
  private final RunStore store;
  private final JobName job;
  private final Knowledge knowledge;
  private final Going going;

  WishReader(RunStore store, JobName job, Knowledge knowledge, Going going) {
    this.store = store;
    this.job = job;
    this.knowledge = knowledge;
    this.going = going;
  }

  void read() throws IOException {
    List<ClientRequest> news = store.requests(job, knowledge.knownRequests());
    if (!news.isEmpty()) {
      List<ClientRequest> all = new ArrayList<>(knowledge.wishes().requests());
      all.addAll(news);
      knowledge.learn(new Wishes(all));
    }
    Wishes wishes = knowledge.wishes();
    for (Attempt attempt : going.all()) {
      int run = attempt.claim().run();
      wishes.whoCancelled(run).ifPresent(who -> attempt.stopOnce(Cancellation.Reason.CANCEL, who));
      wishes.restarted(run, attempt.claim().attempt()).ifPresent(attempt::restart);
    }
  }
}
