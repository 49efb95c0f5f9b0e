package org.runspec.cli.job;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.session.Caller;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.job.JobRecord;
import org.runspec.launch.JobNodes;
import org.runspec.report.Jobs;
import org.runspec.report.Named;
import org.runspec.report.Names;

/** What a command sees of a project's jobs. */
final class Sight {
  /** A file or pipe has any width. */
  private static final int ENDLESS = 100_000;

  private final Session session;
  private final Project project;
  private final JobStores stores;
  private final Jobs jobs;

  Sight(Session session, Project project, JobStores stores) {
    this.session = session;
    this.project = project;
    this.stores = stores;
    this.jobs = new Jobs(stores.records(), session.pacer()::nanoTime, stores.index());
  }

  Session session() {
    return session;
  }

  JobStores stores() {
    return stores;
  }

  Jobs jobs() {
    return jobs;
  }

  /** What users' words name. */
  List<Named> find(List<String> words) throws IOException {
    return new Names(jobs).find(words);
  }

  /** A job's nodes, where they can be reached. */
  Optional<JobNodes> nodes(JobRecord job) throws IOException {
    return JobNodes.of(job, stores.files(), Backends.local(session), session.home(), Caller.host());
  }

  /** Who asks. */
  String user() {
    return Caller.user(project);
  }

  Instant now() {
    return session.clock().instant();
  }

  ZoneId zone() {
    return session.clock().getZone();
  }

  /** Of the screen, in columns. */
  int width() {
    return session.terminal().interactive() ? session.terminal().width().getAsInt() : ENDLESS;
  }

  PrintStream out() {
    return session.out();
  }

  PrintStream err() {
    return session.err();
  }
}
