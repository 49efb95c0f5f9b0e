package org.runspec.cli.job.steer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.ClientRequest;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeName;
import org.runspec.launch.JobRemains;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;
import org.runspec.store.RunStore;

/** Looks whether somebody began to use a job while the user was asked whether it may go. */
final class LastLook implements JobRemains.LastLook {
  private final RunStore records;
  private final Set<String> requests;
  private final Map<NodeName, Heartbeat> heartbeats;

  private LastLook(RunStore records, Set<String> requests, Map<NodeName, Heartbeat> heartbeats) {
    this.records = records;
    this.requests = requests;
    this.heartbeats = heartbeats;
  }

  /** What happens after a view was read is found. */
  static LastLook after(Sight sight, JobView view) throws IOException {
    RunStore records = sight.stores().records();
    return new LastLook(
        records,
        view.requests().stream().map(ClientRequest::id).collect(Collectors.toSet()),
        records.heartbeats(view.job().job()));
  }

  @Override
  public void at(JobRecord job) throws IOException {
    List<ClientRequest> news = records.requests(job.job(), requests);
    if (news.stream().anyMatch(request -> request.wish() instanceof ClientRequest.ResumeRuns)) {
      throw used(job, "somebody resumed it meanwhile");
    }
    for (Heartbeat now : records.heartbeats(job.job()).values()) {
      Heartbeat then = heartbeats.get(now.node());
      boolean moved = then == null || then.sequence() != now.sequence();
      if (moved && !now.state().isTerminal()) {
        throw used(job, "a node of it lives");
      }
    }
  }

  private static UserProblem used(JobRecord job, String why) {
    return new UserProblem(
        "delete " + job.job(),
        why,
        ProgramName.with("cancel " + job.job()) + ", and then the same command again");
  }
}
