package org.runspec.cli.job;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.runspec.backend.Backend;
import org.runspec.backend.Distant;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.job.JobRecord;
import org.runspec.launch.JobNodes;
import org.runspec.report.Witness;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.Storage;
import org.runspec.store.JobView;
import org.runspec.store.NodesSeen;
import org.runspec.store.Sighting;

/** Sees the nodes of jobs that were started from here. */
final class Eyewitness implements Witness {
  private final Session session;
  private final Project project;
  private final Storage files;

  /** Of a project's jobs. */
  Eyewitness(Session session, Project project, Storage files) {
    this.session = session;
    this.project = project;
    this.files = files;
  }

  @Override
  public Sighting sees(JobView view) {
    JobRecord job = view.job();
    try {
      Optional<Backend> backend = Backends.of(session, project, job);
      if (backend.orElse(null) instanceof Distant && isHeard(view)) {
        return Sighting.of(NodesSeen.THERE);
      }
      Optional<JobNodes> nodes =
          backend.isEmpty()
              ? Optional.empty()
              : JobNodes.of(job, files, backend.get(), Sight.place(session, project));
      return nodes.isPresent() ? nodes.get().seen() : Sighting.NOTHING;
    } catch (IOException e) {
      return Sighting.NOTHING; // whoever cannot be asked may live
    } catch (UserProblem | ExternalProblem e) {
      return new Sighting(NodesSeen.UNKNOWN, Optional.of(e.getMessage()));
    }
  }

  /** Whether each node showed not long ago that it lives, so that nobody need be asked. */
  private boolean isHeard(JobView view) {
    Instant now = session.clock().instant();
    Duration lease = view.job().rhythm().lease();
    return view.nodes().stream()
        .allMatch(
            node ->
                node.heartbeat()
                    .filter(life -> !life.state().isTerminal())
                    .filter(life -> Duration.between(life.at(), now).compareTo(lease) < 0)
                    .isPresent());
  }
}
