package org.runspec.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.config.Configuration;
import org.runspec.config.JobSettings;
import org.runspec.config.Secret;
import org.runspec.config.Setup;
import org.runspec.config.Target;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.MultiRun;
import org.runspec.job.Objective;
import org.runspec.job.Rhythm;
import org.runspec.job.SearchStyle;
import org.runspec.job.StoreLayout;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;

/** Plans jobs: a pure function of request, configuration and facts. */
public final class Planner {
  private static final String LAUNCHED_SPEC =
      StoreLayout.launchedSpec(Plan.NOBODY).replace(Plan.NOBODY.toString(), Placeholder.JOB);

  /** A node that lives is heard so often before its silence would count. */
  private static final double LEASE_SECONDS = 60;

  private static final double LEASE_SECONDS_SHARED = 90;

  private static final int CANARY_FROM = 11;
  private static final double SECONDS_OF_AN_HOUR = 3600;
  private static final long MOST_ATTEMPTS = 1_000;
  private static final Instant NO_TIME = Instant.EPOCH;

  private final Configuration configuration;
  private final Facts facts;

  /** A planner for what holds now. */
  public Planner(Configuration configuration, Facts facts) {
    this.configuration = configuration;
    this.facts = facts;
  }

  /**
   * The plan of a job.
   *
   * @throws org.runspec.spec.problem.UserProblem with everything that keeps it from being launched
   */
  public Plan plan(JobRequest request) {
    Problems problems = new Problems();
    LauncherSection launcher = new LauncherSection(request.launcher(), problems);
    Optional<Target> target = target(launcher, problems);
    JobShape shape = launcher.shape();
    Optional<Objective> named =
        request.search().objective().or(() -> configuration.jobs().objective());
    Objective objective = named.orElse(Objective.HPMAX);
    SearchSection search =
        new SearchSection(
            launcher,
            request,
            new HistorySection(launcher, facts, request.origin().spec(), objective),
            named.isPresent());
    MultiRun.SearchPlan searchPlan = search.plan(shape.totalRuns());
    SearchStyle style = search.style(shape.totalRuns());
    MultiRun.Limits limits = limits(launcher, shape, target, measure(request, objective, launcher));
    Map<String, Secret> secrets = launcher.secrets();
    Map<String, String> environment = new LinkedHashMap<>();
    target.ifPresent(it -> environment.putAll(it.env()));
    environment.putAll(launcher.environment());
    Optional<Double> gpus = launcher.gpusPerRun().or(() -> target.flatMap(Target::gpus));
    request.advice().forEach(problems::add);
    target.ifPresent(it -> new TargetFit(it, facts, launcher).check(shape));
    new DataPlan(configuration, facts).check(problems);
    Setup setup =
        target.map(it -> PinnedPackages.of(it, facts.installed(), problems)).orElse(Setup.NOTHING);
    problems.throwIfErrors("plan the job of " + request.origin().spec());
    Target place = target.orElseThrow();
    JobRecord record = record(request, launcher, place, shape, style, objective);
    MultiRun multiRun =
        new MultiRun(
            MultiRun.FORMAT,
            Plan.NOBODY,
            record.workspace(),
            record.experiment(),
            facts.user(),
            shape,
            style,
            record.schedule(),
            request.commands(),
            request.parentScript(),
            Optional.of(new MultiRun.Code(facts.code().digest(), request.workingDirectory())),
            request
                .launchedSpec()
                .map(file -> Map.of(file.place(), LAUNCHED_SPEC))
                .orElse(Map.of()),
            environment,
            List.copyOf(secrets.keySet()),
            searchPlan,
            limits,
            captures(),
            gpus,
            record.objective(),
            Placeholder.SECRET);
    return new Plan(
        record,
        multiRun,
        request.seed().isEmpty(),
        NodePlan.of(
            configuration,
            facts,
            place,
            setup,
            !secrets.isEmpty(),
            shape.direct(),
            machines(launcher, shape, limits)),
        secrets,
        facts.code(),
        request.launchedSpec(),
        questions(request, shape, search),
        problems.sorted());
  }

  private static PoolPlan.Wish machines(
      LauncherSection launcher, JobShape shape, MultiRun.Limits limits) {
    long atATime = (long) shape.nodes() * shape.runsPerNode();
    long rounds = (shape.totalRuns() + atATime - 1) / atATime;
    return new PoolPlan.Wish(
        shape.nodes(),
        launcher.isWritten("low_priority")
            ? Optional.of(launcher.isTrue("low_priority"))
            : Optional.empty(),
        launcher.isTrue("hold"),
        limits
            .timeLimitSeconds()
            .map(seconds -> rounds * limits.maxAttempts() * seconds / SECONDS_OF_AN_HOUR));
  }

  /** The name of the target that is asked for; there may be none of that name. */
  public static String targetOf(Configuration configuration, JobRequest request) {
    return targetOf(configuration, new LauncherSection(request.launcher(), new Problems()));
  }

  /**
   * From where the search of a request is to know other runs than its own job's, as it was written;
   * empty if from nowhere.
   */
  public static Optional<String> historyOf(JobRequest request) {
    return HistorySection.scope(new LauncherSection(request.launcher(), new Problems()));
  }

  private static String targetOf(Configuration configuration, LauncherSection launcher) {
    return launcher.isWritten("compute_target")
        ? launcher.text("compute_target")
        : configuration.target();
  }

  private Optional<Target> target(LauncherSection launcher, Problems problems) {
    String name = targetOf(configuration, launcher);
    Map<String, Target> targets = configuration.targets();
    if (!targets.containsKey(name)) {
      problems.add(
          Problem.error(
                  launcher.position("compute_target"),
                  "job_launcher.compute_target",
                  "there is no target " + name)
              .allowing("the configuration has " + String.join(", ", targets.keySet()))
              .suggesting(
                  Nearest.question(name, targets.keySet())
                      .orElse("add it to compute-targets in " + Configuration.FILE)));
    }
    return Optional.ofNullable(targets.get(name));
  }

  /** What runs report while they go on of how good they are. */
  private static Objective measure(
      JobRequest request, Objective objective, LauncherSection launcher) {
    if (!objective.equals(Objective.HPMAX)) {
      return objective;
    }
    if (request.measured().isEmpty() && launcher.isSet("early_stopping")) {
      launcher.warn(
          "early_stopping",
          "no metric is named by which runs are compared: only those that report hpmax are",
          "general: {primary-metric: NAME, maximize-metric: false} in " + Configuration.FILE);
    }
    return request.measured().orElse(objective);
  }

  private JobRecord record(
      JobRequest request,
      LauncherSection launcher,
      Target target,
      JobShape shape,
      SearchStyle style,
      Objective objective) {
    JobSettings settings = configuration.jobs();
    return new JobRecord(
        JobRecord.FORMAT,
        Plan.NOBODY,
        Placeholder.SUBMISSION,
        request.origin(),
        settings.workspace(),
        settings.experiment(),
        target.name(),
        target.service(),
        request.description().isBlank() ? launcher.text("description") : request.description(),
        shape,
        style,
        launcher.schedule(),
        Rhythm.ofLease(target.leaseSeconds().orElse(leaseSeconds())),
        request.predecessor(),
        request.check(),
        objective,
        Placeholder.SECRET,
        NO_TIME);
  }

  private MultiRun.Limits limits(
      LauncherSection launcher, JobShape shape, Optional<Target> target, Objective measure) {
    boolean canary =
        launcher.text("canary").equals("auto")
            ? shape.totalRuns() >= CANARY_FROM
            : launcher.isTrue("canary");
    return new MultiRun.Limits(
        launcher.count("max_attempts", MOST_ATTEMPTS),
        launcher.count("max_losses", MOST_ATTEMPTS),
        launcher.timeLimit(),
        target.map(Target::graceSeconds).orElse(0.0),
        canary,
        new EarlyStoppingSection(launcher).of(shape.totalRuns(), measure));
  }

  /** What one machine wrote, another one of a shared file system sees later. */
  private double leaseSeconds() {
    return facts.gentle() ? LEASE_SECONDS_SHARED : LEASE_SECONDS;
  }

  private MultiRun.Captures captures() {
    JobSettings.Copies copies = configuration.jobs().copies();
    return new MultiRun.Captures(
        copies.mirror(), copies.omit(), copies.maxFileBytes(), copies.after());
  }

  private static List<String> questions(JobRequest request, JobShape shape, SearchSection search) {
    List<String> questions = new ArrayList<>();
    if (!request.random() && (shape.totalRuns() > 1 || search.isSearch())) {
      questions.add(
          "Nothing in the runspec is randint, so that "
              + (search.isSearch() ? "runs with the same values" : "all runs")
              + " may do the same deterministic thing");
    }
    return questions;
  }
}
