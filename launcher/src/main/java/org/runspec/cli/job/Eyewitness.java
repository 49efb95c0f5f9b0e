package org.runspec.cli.job;

import java.io.IOException;
import java.util.Optional;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.job.JobRecord;
import org.runspec.launch.JobNodes;
import org.runspec.report.Witness;
import org.runspec.storage.Storage;
import org.runspec.store.NodesSeen;

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
  public NodesSeen sees(JobRecord job) {
    try {
      Optional<JobNodes> nodes =
          JobNodes.of(job, files, Backends.local(session), Sight.place(session, project));
      return nodes.isPresent() ? nodes.get().seen() : NodesSeen.UNKNOWN;
    } catch (IOException e) {
      return NodesSeen.UNKNOWN; // whoever cannot be asked may live
    }
  }
}
