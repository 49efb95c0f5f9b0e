package org.runspec.cli.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.config.Configuration;
import org.runspec.config.JobSettings;
import org.runspec.config.Project;
import org.runspec.job.Check;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.RunSeed;
import org.runspec.job.SearchStyle;
import org.runspec.plan.JobRequest;
import org.runspec.plan.Tunables;
import org.runspec.search.SearchAlgorithms;
import org.runspec.snapshot.Snapshot;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.yaml.PlainScalars;
import org.runspec.spec.yaml.Sha256;

/**
 * A submitted job again, or one of its runs, from what its store kept. Secrets are looked for in
 * the environment, under the names that the runs see.
 *
 * @param kept what its nodes were told
 * @param only the index of the run that is wanted, if it is one, with its hyperparameters
 */
public record KeptCommands(
    Session session,
    Project project,
    JobRecord job,
    MultiRun kept,
    Optional<One> only,
    Wanted wanted)
    implements JobWish {
  /**
   * One run.
   *
   * @param hparams that were chosen for it
   */
  public record One(int index, Map<String, Object> hparams) {}

  /**
   * What is to be different.
   *
   * @param runs how many, if not as many as there were
   * @param check the configuration that is executed again, if it is that alone
   * @param values hyperparameters that get another value, by name, as they were typed
   */
  public record Wanted(
      OptionalInt runs,
      Optional<String> target,
      String why,
      Optional<Check> check,
      Map<String, String> values) {
    /** The values that every run has. */
    private Map<String, Object> settled() {
      return check.map(Check::values).orElse(Map.of());
    }
  }

  /** The configuration under which the runs find and leave what they did before. */
  public Configuration configuration() {
    Configuration configuration = project.configuration();
    JobSettings jobs = configuration.jobs();
    MultiRun.Captures captures = kept.captures();
    return configuration.with(
        jobs.with(
            kept.workspace(),
            kept.experiment(),
            jobs.code(),
            new JobSettings.Copies(
                captures.mirror(),
                captures.mirrorOmit(),
                captures.mirrorFileBytes(),
                captures.after())));
  }

  @Override
  public JobRequest request(Snapshot snapshot, Origins origins) {
    String shown = job.origin().spec();
    List<MultiRun.Command> commands =
        only.map(one -> List.of(kept.commandOf(one.index()))).orElse(kept.commands());
    return new JobRequest(
        origins.of(shown, new Sha256().add(commands.toString()).hex(), snapshot, typed()),
        launcher(),
        wanted.why(),
        commands,
        kept.code().map(MultiRun.Code::workingDirectory).orElse("."),
        kept.parentScript(),
        Optional.empty(),
        new JobRequest.Search(
            space(),
            only.isPresent() ? Optional.of(SearchStyle.STATIC) : style(),
            Optional.of(kept.objective())),
        Optional.empty(),
        seed().isPresent() ? Optional.of(seed().getAsLong()) : Optional.empty(),
        true,
        List.of(),
        Optional.of(job.job()),
        wanted.check());
  }

  private List<String> typed() {
    List<String> typed = new ArrayList<>();
    typed.add(
        "rerun "
            + only.map(one -> job.shape().nameOf(one.index()).toString())
                .orElse(job.job().toString()));
    wanted.values().forEach((path, value) -> typed.add("--set " + path + "=" + value));
    return typed;
  }

  /** So that the one run has the random numbers that it had. */
  private OptionalLong seed() {
    return only.isPresent()
        ? OptionalLong.of(RunSeed.shifted(kept.search().seed(), only.get().index()))
        : OptionalLong.empty();
  }

  private Optional<SearchStyle> style() {
    return Optional.of(kept.style())
        .filter(style -> style == SearchStyle.STATIC || style == SearchStyle.DYNAMIC);
  }

  /** With the values that are wanted in place of those that there were. */
  private List<Tunable> space() {
    Map<String, Tunable> space = new LinkedHashMap<>();
    if (only.isPresent()) {
      only.get().hparams().forEach((name, value) -> space.put(name, tunable(name, value)));
    } else {
      kept.search()
          .settled(wanted.settled())
          .forEach(
              some -> space.put(some.name(), Tunables.of(some, LauncherTree.written("rerun"))));
    }
    wanted
        .values()
        .forEach((path, text) -> space.put(known(path, space.keySet()), set(path, text)));
    return List.copyOf(space.values());
  }

  /** The hyperparameter that is meant by {@code lr} or {@code hyperparameters.lr}. */
  private String known(String path, Set<String> names) {
    String name = nameIn(path);
    if (!names.contains(name)) {
      throw new UserProblem(
          "set " + name + " in " + job.job(),
          names.isEmpty()
              ? "it executed a command without hyperparameters"
              : "it executed a command with the hyperparameters " + String.join(", ", names),
          Nearest.to(name, names)
              .map(near -> "--set " + near + "=" + wanted.values().get(path))
              .orElse(ProgramName.with("submit") + ", with another command"));
    }
    return name;
  }

  private static String nameIn(String path) {
    String section = Sections.HYPERPARAMETERS + ".";
    return path.startsWith(section) ? path.substring(section.length()) : path;
  }

  private static Tunable set(String path, String text) {
    Provenance provenance = LauncherTree.written("--set " + path + "=" + text);
    Scalar value = new Scalar(PlainScalars.valueOf(text), text, provenance);
    return Tunable.listed(nameIn(path), false, List.of(value));
  }

  private Tunable tunable(String name, Object value) {
    String text = kept.search().text(name, value);
    return Tunable.listed(
        name, false, List.of(new Scalar(value, text, LauncherTree.written("rerun"))));
  }

  private Mapping launcher() {
    LauncherTree tree = LauncherTree.of(project.catalogue());
    boolean direct = job.shape().direct();
    int runs = wanted.runs().orElse(only.isPresent() ? 1 : job.shape().totalRuns());
    int nodes = direct ? runs : Math.min(runs, job.shape().nodes());
    tree.assume("direct", direct);
    tree.assume("compute_nodes", (long) nodes);
    tree.assume("total_runs", (long) runs);
    tree.assume("runs_per_node", (long) job.shape().runsPerNode());
    tree.assume("schedule", kept.schedule().toString());
    tree.assume("max_attempts", (long) kept.limits().maxAttempts());
    tree.assume("max_losses", (long) kept.limits().maxLosses());
    tree.assume("canary", kept.limits().canary());
    if (only.isEmpty() && wanted.check().isEmpty()) { // a check learns nothing, and runs to its end
      kept.search().history().ifPresent(known -> tree.assume("search_history", known.scope()));
      kept.limits()
          .earlyStopping()
          .ifPresent(stopping -> tree.assume("early_stopping", stopping.property()));
    }
    kept.limits().timeLimitSeconds().ifPresent(limit -> tree.assume("time_limit", limit));
    kept.gpusPerRun().ifPresent(gpus -> tree.assume("gpus_per_run", gpus));
    tree.put("compute_target", wanted.target().orElse(job.target()), "rerun");
    if (only.isPresent() && !only.get().hparams().isEmpty()) {
      tree.put("hp_tuning", SearchAlgorithms.GRID, "rerun");
    } else if (only.isEmpty()) {
      kept.search().algorithm().ifPresent(algorithm -> tree.put("hp_tuning", algorithm, "rerun"));
    }
    kept.environment().forEach((name, value) -> tree.putBelow("env", name, scalar(value), "rerun"));
    Set.copyOf(kept.secrets())
        .forEach(name -> tree.putBelow("secrets", name, inVariable(name), "rerun"));
    return tree.section();
  }

  private static Scalar scalar(String value) {
    return Scalar.of(value, LauncherTree.written("rerun"));
  }

  private static Node inVariable(String name) {
    Scalar variable = scalar(name);
    return new Mapping(
        List.of(new Mapping.Entry("env", variable.position(), variable)),
        LauncherTree.written("rerun"));
  }
}
