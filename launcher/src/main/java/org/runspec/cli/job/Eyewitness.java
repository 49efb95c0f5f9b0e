package org.runspec.cli.job;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.runspec.backend.Backend;
import org.runspec.backend.Distant;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.job.JobName;
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
  /** How long somebody who watches is told what a service said before. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Session session;
  private final Project project;
  private final Storage files;
  private final Map<JobName, Memory> memories = new HashMap<>();

  /** What was seen, and when by the clock that only goes forward. */
  private record Memory(Sighting seen, long at) {}

  /** Of a project's jobs. */
  Eyewitness(Session session, Project project, Storage files) {
    this.session = session;
    this.project = project;
    this.files = files;
  }

  @Override
  public Sighting sees(JobView view) {
    Optional<Backend> backend = Backends.of(session, project, view.job());
    if (backend.isEmpty()) {
      return Sighting.NOTHING;
    } else if (!(backend.get() instanceof Distant)) {
      return look(view.job(), backend.get());
    } else if (isHeard(view)) {
      return Sighting.of(NodesSeen.THERE);
    }
    long now = session.pacer().nanoTime();
    Memory memory = memories.get(view.job().job());
    if (memory == null || now - memory.at() > FRESH.toNanos()) {
      memory = new Memory(look(view.job(), backend.get()), now);
      memories.put(view.job().job(), memory);
    }
    return memory.seen();
  }

  private Sighting look(JobRecord job, Backend backend) {
    try {
      Optional<JobNodes> nodes = JobNodes.of(job, files, backend, Sight.place(session, project));
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
