package org.runspec.cli.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.runspec.backend.Backend;
import org.runspec.cli.job.Backends;
import org.runspec.cli.job.LaunchFacts;
import org.runspec.cli.session.Session;
import org.runspec.config.Configuration;
import org.runspec.config.JobSettings;
import org.runspec.config.Project;
import org.runspec.config.StoreSettings;
import org.runspec.launch.LaunchPlan;
import org.runspec.plan.Facts;
import org.runspec.plan.JobRequest;
import org.runspec.plan.Plan;
import org.runspec.plan.Planner;
import org.runspec.snapshot.CodeSelection;
import org.runspec.snapshot.Snapshot;
import org.runspec.spec.problem.UserProblem;

/** Finds out what a launch has to know, and plans it; changes nothing. */
public final class JobPlanning {
  private final Session session;
  private final Project project;
  private final Configuration configuration;

  /** Under the project's own configuration. */
  public JobPlanning(Session session, Project project) {
    this(session, project, project.configuration());
  }

  /** Under a configuration that the command line changed. */
  public JobPlanning(Session session, Project project, Configuration configuration) {
    this.session = session;
    this.project = project;
    this.configuration = configuration;
  }

  /**
   * Plans a job.
   *
   * @throws UserProblem with everything that keeps it from being launched
   */
  public PreparedLaunch plan(JobWish wish) {
    return plan(wish, Snapshot.of(selection()));
  }

  /** Plans a job with other code than the project's. */
  public PreparedLaunch plan(JobWish wish, Snapshot snapshot) {
    NodeProgram program = NodeProgram.find();
    JobRequest request = wish.request(snapshot, new Origins(project));
    StoreSettings store = configuration.storeOf(Planner.targetOf(configuration, request));
    Planner planner =
        new Planner(configuration.in(store), facts(request, project.in(store), snapshot, program));
    Plan plan = planner.plan(request);
    Backend backend = Backends.of(session, project, plan.record().target());
    return new PreparedLaunch(
        new LaunchPlan(plan, backend.render(plan)), backend, snapshot, program.file());
  }

  /** The project's code. */
  public CodeSelection selection() {
    JobSettings.Code code = configuration.jobs().code();
    return new CodeSelection(
        project.folder(), code.directories(), code.omit(), withoutStores(), code.maxBytes());
  }

  /** What a project has beside its code. */
  private List<Path> withoutStores() {
    List<Path> folders = new ArrayList<>(List.of(project.results()));
    addStore(project, folders);
    for (StoreSettings other : configuration.otherStores()) {
      addStore(project.in(other), folders);
    }
    return folders;
  }

  private static void addStore(Project project, List<Path> folders) {
    project.store().folder().ifPresent(folders::add);
    folders.add(project.work());
  }

  private Facts facts(JobRequest request, Project place, Snapshot snapshot, NodeProgram program) {
    JobSettings jobs = configuration.jobs();
    return LaunchFacts.of(
        session,
        place,
        configuration,
        new Facts.Code(
            snapshot.digest(),
            snapshot.bytes(),
            snapshot.files().stream()
                .map(file -> new Facts.CodeFile(file.name(), file.bytes()))
                .toList()),
        program.digest(),
        EarlierJobs.of(
            Planner.historyOf(request), place, session, jobs.workspace(), jobs.experiment()));
  }
}
