package org.runspec.cli.job;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.backend.Backend;
import org.runspec.cli.session.Caller;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.config.UserHome;
import org.runspec.job.JobRecord;
import org.runspec.job.StoreAddress;
import org.runspec.job.Wishes;
import org.runspec.launch.JobNodes;
import org.runspec.launch.JobPlace;
import org.runspec.launch.WorkFolder;
import org.runspec.report.Jobs;
import org.runspec.report.Named;
import org.runspec.report.Names;
import org.runspec.report.notebook.CodeCache;
import org.runspec.report.notebook.Notebook;
import org.runspec.report.screen.Frame;
import org.runspec.report.table.TextTable;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/** What a command sees of a project's jobs. */
public final class Sight {
  private final Session session;
  private final Project project;
  private final JobStores stores;
  private final Jobs jobs;
  private Notebook notebook;

  /**
   * Opens a project's own store.
   *
   * @throws ExternalProblem if it cannot be used, or was there once and is there no longer
   */
  static Sight of(Session session, Project project) {
    if (project.store().folder().filter(folder -> !Files.exists(folder)).isPresent()) {
      requireNoJobs(project);
    }
    JobStores stores = JobStores.open(project, session);
    boolean isContainer = project.store().folder().isEmpty();
    if (isContainer && stores.id().isEmpty() && project.configuration().store().mongo().isEmpty()) {
      requireNoJobs(project);
    }
    return new Sight(session, project, stores);
  }

  private Sight(Session session, Project project, JobStores stores) {
    this.session = session;
    this.project = project;
    this.stores = stores;
    this.jobs = stores.jobs(project, session);
  }

  /** A file system that is not mounted, or a container that is gone, is not one without jobs. */
  private static void requireNoJobs(Project project) {
    try {
      Optional<String> job = WorkFolder.anyJob(project.work());
      if (job.isPresent()) {
        throw new ExternalProblem(
            "find the store of jobs " + project.store(),
            new IOException("it was there for " + job.get() + ", and is not there now"),
            "bring it back; or, if it was deleted for good, delete " + project.work() + " too");
      }
    } catch (IOException e) {
      throw new ExternalProblem("read " + project.work(), e, "again later");
    }
  }

  /** What surrounds the call. */
  public Session session() {
    return session;
  }

  /** The project around the current directory. */
  public Project project() {
    return project;
  }

  /** Where the jobs live. */
  public JobStores stores() {
    return stores;
  }

  /** The jobs. */
  public Jobs jobs() {
    return jobs;
  }

  /** What changed from job to job, and what came of it. */
  public Notebook notebook() {
    if (notebook == null) {
      CodeCache cache = new CodeCache(session.home().changes());
      notebook = new Notebook(jobs, stores.files(), cache);
    }
    return notebook;
  }

  /** What users' words name. */
  public List<Named> find(List<String> words) throws IOException {
    return new Names(jobs).find(words.stream().map(this::plain).toList());
  }

  /** Whether a word, without a store's name, names anything here. */
  boolean knows(String word) throws IOException {
    return new Names(jobs).knows(word);
  }

  /** The store's name in the configuration. */
  public String store() {
    return project.configuration().store().service();
  }

  /** Whether the store's files lie there. */
  boolean isAt(StoreAddress address) {
    return project.store().equals(address);
  }

  /** A word, or several with commas, without this store's name in front. */
  public String plain(String word) {
    String prefix = store() + ":";
    return word.contains(prefix)
        ? Stream.of(word.split(",", -1))
            .map(part -> part.startsWith(prefix) ? part.substring(prefix.length()) : part)
            .collect(Collectors.joining(","))
        : word;
  }

  /**
   * Makes sure that a job that is watched is still there.
   *
   * @throws UserProblem if somebody deleted it meanwhile
   */
  public void requireStill(JobRecord job) throws IOException {
    if (jobs.record(job.job()).isEmpty()) {
      throw new UserProblem(
          "go on watching " + job.job(), "somebody deleted it meanwhile", "list jobs");
    }
  }

  /** Whether somebody deleted the files of a run. */
  public boolean lacksFiles(Named.Run run) throws IOException {
    return new Wishes(jobs.view(run.job()).requests()).deleted().contains(run.index());
  }

  /** A job's nodes, where they can be reached. */
  public Optional<JobNodes> nodes(JobRecord job) throws IOException {
    Optional<Backend> backend = Backends.of(session, project, job);
    return backend.isEmpty()
        ? Optional.empty()
        : JobNodes.of(job, stores.files(), backend.get(), place());
  }

  /** That something of a job's launch cannot be done, since it was launched from elsewhere. */
  public UserProblem notFromHere(JobRecord job, String what) {
    JobRecord.Origin origin = job.origin();
    boolean byAnotherHome = origin.host().equals(Caller.host()) && origin.user().equals(user());
    return byAnotherHome
        ? new UserProblem(
            what,
            "the folder of its launch is not in "
                + session.home().jobs()
                + ": it was launched with another home, or that folder was deleted",
            "the same command with the home of the launch in " + UserHome.VARIABLE)
        : new UserProblem(
            what,
            "its job was launched on " + origin.host() + " by " + origin.user(),
            "the same command there");
  }

  /** From where the jobs are seen. */
  public JobPlace place() {
    return place(session, project);
  }

  /** From where a call sees the jobs of a project. */
  public static JobPlace place(Session session, Project project) {
    return new JobPlace(session.home(), Caller.host(), project.store());
  }

  /** Who asks. */
  public String user() {
    return Caller.user(project);
  }

  /** The time of day. */
  public Instant now() {
    return session.clock().instant();
  }

  /** In which times are shown. */
  public ZoneId zone() {
    return session.clock().getZone();
  }

  /** What a screen of lines is made for. */
  public Frame frame() {
    return new Frame(now(), zone(), width(), height(), ProgramName.shown());
  }

  private int height() {
    return session.terminal().interactive()
        ? session.terminal().height().getAsInt()
        : TextTable.ENDLESS;
  }

  /** Of the screen, in columns. */
  public int width() {
    return session.terminal().interactive()
        ? session.terminal().width().getAsInt()
        : TextTable.ENDLESS;
  }

  /** For results. */
  public PrintStream out() {
    return session.out();
  }

  /** For progress and problems. */
  public PrintStream err() {
    return session.err();
  }
}
