package org.runspec.cli.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.runspec.cli.session.Session;
import org.runspec.config.Configuration;
import org.runspec.config.JobSettings;
import org.runspec.config.Project;
import org.runspec.job.Check;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.RunSeed;
import org.runspec.plan.JobRequest;
import org.runspec.snapshot.Snapshot;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
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
  private static final String GRID = "grid";

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
   */
  public record Wanted(
      OptionalInt runs, Optional<String> target, String why, Optional<Check> check) {
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
    if (kept.search().settled(wanted.settled()).stream()
            .anyMatch(some -> some.distribution().isPresent())
        && only.isEmpty()) {
      throw new UserProblem(
          "rerun " + job.job(),
          "its search drew from distributions, which a rerun cannot",
          "submit, as it was typed, or one of its runs");
    }
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
        new JobRequest.Search(space(), only.isPresent(), kept.search().optionPrefix()),
        Optional.empty(),
        seed().isPresent() ? Optional.of(seed().getAsLong()) : Optional.empty(),
        true,
        List.of(),
        Optional.of(job.job()),
        wanted.check());
  }

  private List<String> typed() {
    return List.of(
        "rerun "
            + only.map(one -> job.shape().nameOf(one.index()).toString())
                .orElse(job.job().toString()));
  }

  /** So that the one run has the random numbers that it had. */
  private OptionalLong seed() {
    return only.isPresent()
        ? OptionalLong.of(RunSeed.shifted(kept.search().seed(), only.get().index()))
        : OptionalLong.empty();
  }

  private List<Tunable> space() {
    return only.isPresent()
        ? only.get().hparams().entrySet().stream()
            .map(value -> tunable(value.getKey(), false, List.of(value.getValue())))
            .toList()
        : kept.search().settled(wanted.settled()).stream()
            .map(some -> tunable(some.name(), some.ordered(), some.values()))
            .toList();
  }

  private static Tunable tunable(String name, boolean ordered, List<Object> values) {
    return Tunable.listed(
        name,
        ordered,
        values.stream().map(value -> Scalar.of(value, LauncherTree.written("rerun"))).toList());
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
    if (only.isEmpty()) {
      kept.search().history().ifPresent(known -> tree.assume("search_history", known.scope()));
      kept.limits()
          .earlyStopping()
          .ifPresent(stopping -> tree.assume("early_stopping", stopping.property()));
    }
    kept.limits().timeLimitSeconds().ifPresent(limit -> tree.assume("time_limit", limit));
    kept.gpusPerRun().ifPresent(gpus -> tree.assume("gpus_per_run", gpus));
    tree.put("compute_target", wanted.target().orElse(job.target()), "rerun");
    if (only.isPresent() && !only.get().hparams().isEmpty()) {
      tree.put("hp_tuning", GRID, "rerun");
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
