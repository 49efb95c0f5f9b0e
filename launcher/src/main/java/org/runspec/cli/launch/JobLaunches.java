package org.runspec.cli.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.runspec.backend.Backend;
import org.runspec.backend.Distant;
import org.runspec.cli.job.JobStores;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ProblemReport;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Question;
import org.runspec.cli.session.Session;
import org.runspec.cli.storage.StorePlace;
import org.runspec.cli.storage.StoreTrouble;
import org.runspec.config.Project;
import org.runspec.config.Secret;
import org.runspec.job.JobRecord;
import org.runspec.job.StoreLayout;
import org.runspec.launch.JobLaunch;
import org.runspec.launch.JobNodes;
import org.runspec.launch.Launching;
import org.runspec.plan.NodePlan;
import org.runspec.plan.Plan;
import org.runspec.plan.PoolPlan;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/** Launches planned jobs, as a person sees it. */
public final class JobLaunches {
  private static final int RUNS_SHOWN = 12;

  private final Session session;
  private final Project project;

  /** Launches into the stores of a project. */
  public JobLaunches(Session session, Project project) {
    this.session = session;
    this.project = project;
  }

  /**
   * Launches a job.
   *
   * @param shown the runspec, as the user named it; absent for a job without one
   * @param yes whether all questions are answered
   */
  public JobRecord launch(PreparedLaunch prepared, Optional<String> shown, boolean yes) {
    Plan plan = prepared.launch().plan();
    tell(plan);
    confirm(plan.questions(), yes);
    Project there = project.in(project.configuration().storeOf(plan.record().target()));
    greet(prepared.backend());
    PrintStream out = session.out();
    Line line = new Line(out, shown);
    try (JobStores stores = JobStores.open(there, session)) {
      Map<String, Secret.Text> secrets = secrets(plan, there);
      JobLaunch launch =
          new JobLaunch(
              stores.records(),
              stores.files(),
              prepared.backend(),
              session.home(),
              Clock.systemUTC(),
              new SecureRandom());
      JobRecord job = launch.launch(prepared.launch(), prepared, secrets, line);
      String name = (there.store().equals(project.store()) ? "" : store(there) + ":") + job.job();
      out.println(
          "------- Job launched. Look at it with "
              + ProgramName.with("list runs " + name)
              + ", status "
              + name
              + " or logs "
              + name
              + ".");
      if (plan.nodes().pool().filter(PoolPlan::hold).isPresent()) {
        tellKept(job, prepared.backend(), stores, there);
      }
      return job;
    } catch (UserProblem | ExternalProblem e) {
      line.breakOff();
      throw e;
    } catch (IOException e) {
      line.breakOff();
      throw StoreTrouble.of(
          "launch the job",
          there,
          e,
          before(e) + "the same command again, which goes on where this one ended");
    }
  }

  /** A service that does not know us is told before there is a job. */
  private static void greet(Backend backend) {
    if (backend instanceof Distant distant) {
      try {
        distant.greet();
      } catch (IOException e) {
        throw new ExternalProblem("launch the job", e, "the same command again later");
      }
    }
  }

  /** What costs money until somebody thinks of it. */
  private void tellKept(JobRecord job, Backend backend, JobStores stores, Project there)
      throws IOException {
    Optional<JobNodes> nodes =
        JobNodes.of(job, stores.files(), backend, Sight.place(session, there));
    for (String command : nodes.isPresent() ? nodes.get().kept() : List.<String>of()) {
      session
          .out()
          .println("------- Its machines are held after the job. Give them back with: " + command);
    }
  }

  private static String store(Project project) {
    return project.configuration().store().service();
  }

  /** What has to be there before it can work. */
  private static String before(IOException trouble) {
    String reason =
        trouble instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : "";
    boolean closed =
        trouble instanceof AccessDeniedException
            || reason.equals("Operation not permitted")
            || reason.equals("Read-only file system");
    return closed
        ? "the right to write there, then "
        : reason.equals("No space left on device") ? "making room there, then " : "";
  }

  private void tell(Plan plan) {
    ProblemReport report = new ProblemReport(session.directory());
    plan.notes().forEach(note -> session.err().println(report.of(note)));
  }

  private void confirm(List<String> questions, boolean yes) {
    if (yes || questions.isEmpty()) {
      return;
    }
    if (!session.terminal().interactive()) {
      throw new UserProblem(
          "launch the job",
          String.join("; ", questions).replaceFirst("^N", "n"),
          "randint for the seeds that should differ, or --yes");
    }
    for (String question : questions) {
      if (!isAgreed(question + ". Launch all the same?")) {
        throw new UserProblem(
            "launch the job", "you said no", "randint for the seeds that should differ");
      }
    }
  }

  private boolean isAgreed(String question) {
    try {
      return Question.isAgreed(session, question);
    } catch (IOException e) {
      return false; // no answer is no
    }
  }

  private Map<String, Secret.Text> secrets(Plan plan, Project there) throws IOException {
    Map<String, Secret.Text> secrets = new LinkedHashMap<>();
    plan.secrets()
        .forEach(
            (name, secret) ->
                secrets.put(name, secret.read(session.environment(), project.folder())));
    JobStores.connection(there, session)
        .ifPresent(text -> secrets.put(NodePlan.DATABASE_VARIABLE, text));
    secrets.putAll(new StorePlace(there, session).forNodesHere());
    return secrets;
  }

  /** The launch on one line, which grows as it goes. */
  private static final class Line implements Launching {
    private final PrintStream out;
    private final Optional<String> spec;
    private JobRecord job;

    Line(PrintStream out, Optional<String> spec) {
      this.out = out;
      this.spec = spec;
    }

    /** Ends what stands on the line, if anything does. */
    void breakOff() {
      if (job != null) {
        out.println();
      }
    }

    @Override
    public void created(JobRecord created) {
      job = created;
      int nodes = job.shape().nodes();
      spec.ifPresent(
          file ->
              out.println("------- Runspec (" + file + ") copied to " + StoreLayout.LAUNCHED_SPEC));
      out.print(
          job.job()
              + ", target: "
              + job.target()
              + ", creating parent runs: "
              + nodes
              + "/"
              + nodes);
      out.flush();
    }

    @Override
    public void uploading(int files) {
      out.print(", uploading " + files + " code files (zipped)");
      out.flush();
    }

    @Override
    public void packingJava() {
      out.print(", packing a Java for its nodes");
      out.flush();
    }

    @Override
    public void submitted(JobRecord launched) {
      int nodes = job.shape().nodes();
      int shown = nodes <= RUNS_SHOWN ? nodes : RUNS_SHOWN - 1;
      IntStream.range(0, shown).forEach(this::run);
      if (shown < nodes) {
        out.print(", ...");
        run(nodes - 1);
      }
      out.println(", job submitted");
    }

    private void run(int node) {
      out.print(", " + job.workspace() + "/" + job.shape().parentOf(node));
    }
  }
}
