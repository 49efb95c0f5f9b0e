package org.runspec.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.JobStores;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.Stores;
import org.runspec.cli.launch.JobLaunches;
import org.runspec.cli.launch.JobPlanning;
import org.runspec.cli.launch.LaunchOptions;
import org.runspec.cli.launch.PlanScreen;
import org.runspec.cli.launch.PreparedLaunch;
import org.runspec.cli.launch.SpecWish;
import org.runspec.cli.session.OutputFormat;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.launch.FolderTree;
import org.runspec.report.Named;
import org.runspec.snapshot.CodeSelection;
import org.runspec.snapshot.Snapshot;
import org.runspec.snapshot.SnapshotCache;
import org.runspec.spec.expand.Assignment;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.ExternalProblem;

/** Launches again what a job or run executed, from what the store kept of it. */
final class Rerun {
  private final Session session;
  private final Project project;
  private final Size size;
  private final Loading loading;

  /**
   * How much of it, and with which code.
   *
   * @param runs how many; 0 for as many as there were
   * @param newCode whether the project's code of today is taken
   */
  record Size(int runs, boolean newCode) {}

  /** What the command line says of the runspec, and of its launch. */
  record Words(SpecOptions options, LaunchOptions launch) {}

  /** Loads a runspec that lies in a copy of a project. */
  interface Loading {
    /** The runspec, with more values set. */
    Runspec of(Project copy, Path file, List<Assignment> more);
  }

  Rerun(Session session, Size size, Loading loading) {
    this.session = session;
    this.project = session.project();
    this.size = size;
    this.loading = loading;
  }

  /** Launches it, or shows the plan. */
  void of(String name, Words words, boolean dryRun, boolean yes) {
    try (Stores all = Stores.open(project, session)) {
      Sight sight = all.of(List.of(name));
      JobStores stores = sight.stores();
      Files.createDirectories(project.cache());
      Path tree = Files.createTempDirectory(project.cache(), "rerun");
      try {
        Named named = sight.find(List.of(name)).get(0);
        PreparedLaunch prepared = prepared(named, words, stores, tree.toRealPath());
        if (dryRun) {
          new PlanScreen(session).show(prepared, OutputFormat.TEXT);
          return;
        }
        String shown = named.job().origin().spec() + " of " + named;
        new JobLaunches(session, project).launch(prepared, Optional.of(shown), yes);
      } finally {
        new FolderTree(tree).delete();
      }
    } catch (IOException e) {
      throw new ExternalProblem("rerun " + name, e, "the same command again");
    }
  }

  private PreparedLaunch prepared(Named named, Words words, JobStores stores, Path tree)
      throws IOException {
    Relaunch relaunch = Relaunch.of(named, stores);
    JobPlanning planning = new JobPlanning(session, project);
    copyCode(relaunch, planning, stores, tree);
    Snapshot code =
        Snapshot.of(new CodeSelection(tree, List.of("."), List.of(), List.of(), Long.MAX_VALUE));
    Path file = tree.resolve(relaunch.place()).normalize();
    Files.createDirectories(file.getParent());
    Files.writeString(file, relaunch.text(), StandardCharsets.UTF_8);
    Runspec runspec = loading.of(Project.ofRun(file, tree, session.home()), file, sizes(named));
    SpecWish.Again again =
        new SpecWish.Again(
            named.job().job(), named.job().origin().spec(), relaunch.launchedPlace());
    SpecWish wish =
        new SpecWish(
            project, runspec, words.options().changes(runspec), words.launch(), Optional.of(again));
    return planning.plan(wish, code);
  }

  private void copyCode(Relaunch relaunch, JobPlanning planning, JobStores stores, Path tree)
      throws IOException {
    Path cache = SnapshotCache.below(project.work());
    Files.createDirectories(cache);
    if (!size.newCode() && relaunch.code().isPresent()) {
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
    int wanted = size.runs() > 0 ? size.runs() : named instanceof Named.Job ? 0 : 1;
    if (wanted > 0) {
      sizes.add(new Assignment("job_launcher.total_runs", String.valueOf(wanted)));
      int nodes = Math.min(wanted, named.job().shape().nodes());
      sizes.add(new Assignment("job_launcher.compute_nodes", String.valueOf(nodes)));
    }
    return sizes;
  }
}
