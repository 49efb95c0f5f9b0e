package org.runspec.run.program.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;

/**
 * What the environment says of the job that this program runs in; the other end of {@link
 * StageEnvironment}. Run, job, attempt and seed count inside a job only: a program that a run on
 * the user's own machine starts has them of that run.
 *
 * @param run such as {@code run12.3}; absent outside a job
 * @param job the job that the run belongs to
 * @param attempt from 1
 * @param seed of which every draw comes, so that a restarted run draws the same
 * @param dataFolder the data's place, if the target has one
 * @param modelFolder the models' place, if the target has one
 * @param channel how it talks with the job
 */
public record JobFacts(
    Optional<String> run,
    Optional<String> job,
    int attempt,
    OptionalLong seed,
    Optional<String> workspace,
    Optional<String> experiment,
    Optional<String> user,
    Optional<Path> dataFolder,
    Optional<Path> modelFolder,
    JobChannel channel) {
  private static final String NOBODY = "local";
  private static final double LONGEST_GRACE = 1e9;
  private static final double LAST_DEADLINE = 1e12;

  /**
   * Reads an environment.
   *
   * @throws UserProblem if a variable is not what it should be
   */
  public static JobFacts from(Map<String, String> environment) {
    Optional<String> run = text(environment, StageEnvironment.XT_RUN_NAME);
    Map<String, String> ofJob = run.isPresent() ? environment : Map.of();
    Optional<Long> attempt =
        number(ofJob, StageEnvironment.ATTEMPT, n -> n >= 1 && n <= Integer.MAX_VALUE);
    Optional<Long> seed = number(ofJob, StageEnvironment.SEED, n -> true);
    return new JobFacts(
        run,
        text(ofJob, StageEnvironment.XT_JOB_ID),
        attempt.orElse(1L).intValue(),
        seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
        text(environment, StageEnvironment.XT_WORKSPACE),
        text(environment, StageEnvironment.XT_EXPERIMENT),
        text(environment, StageEnvironment.XT_USER),
        text(environment, StageEnvironment.XT_DATA_DIR).map(GivenPath::of),
        text(environment, StageEnvironment.XT_MODEL_DIR).map(GivenPath::of),
        channel(ofJob));
  }

  private static JobChannel channel(Map<String, String> environment) {
    return new JobChannel(
        text(environment, StageEnvironment.HPARAMS).map(GivenPath::of),
        text(environment, StageEnvironment.METRICS).map(GivenPath::of),
        text(environment, StageEnvironment.STOP_FILE).map(GivenPath::of),
        text(environment, StageEnvironment.CHECKPOINT_DIR).map(GivenPath::of),
        decimal(environment, StageEnvironment.DEADLINE, LAST_DEADLINE)
            .map(seconds -> Instant.ofEpochMilli(Math.round(seconds * 1000))),
        decimal(environment, StageEnvironment.GRACE, LONGEST_GRACE)
            .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))));
  }

  /** Whether this program runs inside a job. */
  public boolean inJob() {
    return run.isPresent();
  }

  /**
   * Who a run is: inside a job what the job says, else nobody in particular.
   *
   * @param login the user of this machine
   * @param data the data's place
   */
  public StageFacts.Identity identity(String login, Path data) {
    return new StageFacts.Identity(
        run.orElse(NOBODY),
        job,
        attempt,
        workspace.orElse(NOBODY),
        experiment.orElse(NOBODY),
        user.orElse(login),
        Optional.of(data),
        modelFolder);
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
  }

  private static Optional<Long> number(
      Map<String, String> environment, String name, Predicate<Long> right) {
    return number(environment, name, Long::valueOf, right);
  }

  private static Optional<Double> decimal(
      Map<String, String> environment, String name, double most) {
    return number(environment, name, Double::valueOf, n -> n >= 0 && n <= most);
  }

  private static <N> Optional<N> number(
      Map<String, String> environment, String name, Function<String, N> read, Predicate<N> right) {
    Optional<String> text = text(environment, name);
    try {
      Optional<N> number = text.map(read);
      if (number.filter(right.negate()).isEmpty()) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new UserProblem(
        "read the job's environment",
        name + "=" + text.orElse("") + " is no such number",
        "unset " + name);
  }
}
