package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.JobStores;
import org.runspec.cli.launch.JobLaunches;
import org.runspec.cli.launch.JobPlanning;
import org.runspec.cli.launch.LaunchOptions;
import org.runspec.cli.launch.PlanScreen;
import org.runspec.cli.launch.PreparedLaunch;
import org.runspec.cli.launch.SpecWish;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.OutputFormat;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.launch.FolderTree;
import org.runspec.report.Jobs;
import org.runspec.report.Named;
import org.runspec.report.Names;
import org.runspec.snapshot.CodeSelection;
import org.runspec.snapshot.Snapshot;
import org.runspec.snapshot.SnapshotCache;
import org.runspec.spec.expand.Assignment;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Launches again, as a new job, what a job executed: its runspec as it was launched, with the"
            + " code that it had. Of a run it is that very run, with its hyperparameters and random"
            + " numbers.")
final class RerunCommand extends SpecCommand {
  @Parameter(description = "JOB|RUN")
  private List<String> words = new ArrayList<>();

  @ParametersDelegate private final LaunchOptions launch = new LaunchOptions();

  @Parameter(names = "--runs", description = "How many runs the new job has")
  private int runs;

  @Parameter(names = "--new-code", description = "Takes the project's code of today")
  private boolean newCode;

  @Parameter(
      names = "--yes",
      description = "Launches without asking what would be asked on a terminal")
  private boolean yes;

  @Parameter(names = "--dry-run", description = "Shows the plan of the job, and launches nothing")
  private boolean dryRun;

  @Override
  public ExitCode run(Session session) {
    if (words.size() != 1) {
      throw new UserProblem(
          "rerun",
          words.isEmpty() ? "nothing was named" : "it is done one by one",
          "rerun job1, or rerun run1.1");
    }
    launch.wantJob();
    Project project = session.project();
    try (JobStores stores = JobStores.open(project, session)) {
      Files.createDirectories(project.cache());
      Path tree = Files.createTempDirectory(project.cache(), "rerun");
      try {
        return rerun(session, project, stores, tree.toRealPath());
      } finally {
        new FolderTree(tree).delete();
      }
    } catch (IOException e) {
      throw new ExternalProblem("rerun " + words.get(0), e, "the same command again");
    }
  }

  private ExitCode rerun(Session session, Project project, JobStores stores, Path tree)
      throws IOException {
    Jobs jobs = new Jobs(stores.records(), session.pacer()::nanoTime, stores.index());
    Named named = new Names(jobs).find(words).get(0);
    Relaunch relaunch = Relaunch.of(named, stores);
    JobPlanning planning = new JobPlanning(session, project);
    copyCode(relaunch, project, planning, stores, tree);
    Snapshot code =
        Snapshot.of(new CodeSelection(tree, List.of("."), List.of(), List.of(), Long.MAX_VALUE));
    Path file = tree.resolve(relaunch.place()).normalize();
    Files.createDirectories(file.getParent());
    Files.writeString(file, relaunch.text(), StandardCharsets.UTF_8);
    Loaded loaded =
        loadCopy(session, Project.ofRun(file, tree, session.home()), file, launch, sizes(named));
    SpecWish.Again again =
        new SpecWish.Again(
            named.job().job(), named.job().origin().spec(), relaunch.launchedPlace());
    PreparedLaunch prepared =
        planning.plan(
            new SpecWish(
                project,
                loaded.runspec(),
                options().changes(loaded.runspec()),
                launch,
                Optional.of(again)),
            code);
    if (dryRun) {
      new PlanScreen(session).show(prepared, OutputFormat.TEXT);
      return ExitCode.DONE;
    }
    String shown = named.job().origin().spec() + " of " + named;
    new JobLaunches(session, project).launch(prepared, Optional.of(shown), yes);
    return ExitCode.DONE;
  }

  private void copyCode(
      Relaunch relaunch, Project project, JobPlanning planning, JobStores stores, Path tree)
      throws IOException {
    Path cache = project.work().resolve("code");
    Files.createDirectories(cache);
    if (!newCode && relaunch.code().isPresent()) {
      SnapshotCache.copy(
          new SnapshotCache(cache)
              .unpacked(relaunch.code().get(), () -> relaunch.openCode(stores.files())),
          tree);
      return;
    }
    Snapshot today = Snapshot.of(planning.selection());
    Path zip = Files.createTempFile(project.cache(), "code", ".zip");
    try {
      Files.delete(zip);
      today.writeTo(zip);
      SnapshotCache.copy(
          new SnapshotCache(cache).unpacked(today.digest(), () -> Files.newInputStream(zip)), tree);
    } finally {
      Files.deleteIfExists(zip);
    }
  }

  private List<Assignment> sizes(Named named) {
    List<Assignment> sizes = new ArrayList<>();
    int wanted = runs > 0 ? runs : named instanceof Named.Job ? 0 : 1;
    if (wanted > 0) {
      sizes.add(new Assignment("job_launcher.total_runs", String.valueOf(wanted)));
      int nodes = Math.min(wanted, named.job().shape().nodes());
      sizes.add(new Assignment("job_launcher.compute_nodes", String.valueOf(nodes)));
    }
    return sizes;
  }
}
