package org.runspec.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.cli.job.JobStores;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.Stores;
import org.runspec.cli.launch.JobLaunches;
import org.runspec.cli.launch.JobPlanning;
import org.runspec.cli.launch.KeptCommands;
import org.runspec.cli.launch.LaunchOptions;
import org.runspec.cli.launch.PlanScreen;
import org.runspec.cli.launch.PreparedLaunch;
import org.runspec.cli.launch.SpecWish;
import org.runspec.cli.session.OutputFormat;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.job.Check;
import org.runspec.job.MultiRun;
import org.runspec.job.StoreLayout;
import org.runspec.launch.FolderTree;
import org.runspec.report.Named;
import org.runspec.snapshot.CodeSelection;
import org.runspec.snapshot.Snapshot;
import org.runspec.snapshot.SnapshotCache;
import org.runspec.spec.expand.Assignment;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.storage.ObjectKey;

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
   * @param best whether it is the best configuration of a search alone
   * @param newCode whether the project's code of today is taken
   */
  record Size(int runs, boolean best, boolean newCode) {}

  /** What the command line says of the runspec, and of its launch. */
  record Words(SpecOptions options, LaunchOptions launch) {}

  /** Loads a runspec that lies in a copy of a project. */
  interface Loading {
    /**
     * The runspec, with more values set.
     *
     * @param first what the command line may set otherwise
     * @param last what it may not
     */
    Runspec of(Project copy, Path file, List<Assignment> first, List<Assignment> last);
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
        Optional<Winner> winner =
            size.best() ? Optional.of(Winner.of(named, sight)) : Optional.empty();
        PreparedLaunch prepared = prepared(named, winner, words, stores, tree.toRealPath());
        if (dryRun) {
          new PlanScreen(session).show(prepared, OutputFormat.TEXT);
          return;
        }
        Optional<String> shown =
            prepared
                .launch()
                .plan()
                .launchedSpec()
                .map(spec -> named.job().origin().spec() + " of " + named);
        new JobLaunches(session, project).launch(prepared, shown, yes);
      } finally {
        new FolderTree(tree).delete();
      }
    } catch (IOException e) {
      throw new ExternalProblem("rerun " + name, e, "the same command again");
    }
  }

  private PreparedLaunch prepared(
      Named named, Optional<Winner> winner, Words words, JobStores stores, Path tree)
      throws IOException {
    MultiRun kept = Relaunch.multiRun(named, stores);
    if (kept.generated().isEmpty()) {
      return commands(named, kept, winner.map(Winner::check), words, stores, tree);
    }
    Relaunch relaunch = Relaunch.of(named, stores, words.options().isTuning());
    JobPlanning planning = new JobPlanning(session, project);
    Snapshot code = code(relaunch.code(), planning, stores, tree);
    Path file = relaunch.in(tree);
    Files.createDirectories(file.getParent());
    Files.writeString(file, relaunch.text(), StandardCharsets.UTF_8);
    List<Assignment> last = sizes(named);
    winner.ifPresent(
        best ->
            last.addAll(
                best.assignments(
                    relaunch.text(), kept.search().space(), words.launch().why().isBlank())));
    Runspec runspec =
        loading.of(Project.ofRun(file, tree, session.home()), file, relaunch.values(), last);
    SpecWish.Again again =
        new SpecWish.Again(
            named.job().job(),
            "rerun " + named,
            named.job().origin().spec(),
            relaunch.launchedPlace(),
            relaunch.seed(),
            winner.map(Winner::check));
    SpecWish wish =
        new SpecWish(
            project, runspec, words.options().changes(runspec), words.launch(), Optional.of(again));
    return planning.plan(wish, code);
  }

  /** A job that was submitted, or one of its runs. */
  private PreparedLaunch commands(
      Named named, MultiRun kept, Optional<Check> check, Words words, JobStores stores, Path tree)
      throws IOException {
    Optional<KeptCommands.One> one = Optional.empty();
    if (named instanceof Named.Run run) {
      Map<String, Object> hparams = Relaunch.hparams(run, kept, stores);
      one = Optional.of(new KeptCommands.One(run.index(), hparams));
    }
    KeptCommands.Wanted wanted =
        new KeptCommands.Wanted(
            size.runs() > 0 ? OptionalInt.of(size.runs()) : OptionalInt.empty(),
            words.launch().target(),
            words.launch().why().isBlank()
                ? check.map(Winner::why).orElse("")
                : words.launch().why(),
            check,
            words.options().settings());
    KeptCommands wish = new KeptCommands(session, project, named.job(), kept, one, wanted);
    JobPlanning planning = new JobPlanning(session, project, wish.configuration());
    return planning.plan(
        wish, code(kept.code().map(MultiRun.Code::digest), planning, stores, tree));
  }

  /** The code of the job, or of today, in a folder of its own. */
  private Snapshot code(Optional<String> kept, JobPlanning planning, JobStores stores, Path tree)
      throws IOException {
    copyCode(kept, planning, stores, tree);
    return Snapshot.of(new CodeSelection(tree, List.of("."), List.of(), List.of(), Long.MAX_VALUE));
  }

  private void copyCode(Optional<String> kept, JobPlanning planning, JobStores stores, Path tree)
      throws IOException {
    Path cache = SnapshotCache.below(project.work());
    Files.createDirectories(cache);
    if (!size.newCode() && kept.isPresent()) {
      ObjectKey key = new ObjectKey(StoreLayout.code(kept.get()));
      SnapshotCache.copy(
          new SnapshotCache(cache).unpacked(kept.get(), () -> stores.files().open(key, 0)), tree);
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
