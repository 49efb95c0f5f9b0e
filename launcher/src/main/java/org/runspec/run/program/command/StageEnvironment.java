package org.runspec.run.program.command;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.run.program.command.Interpreter.Origin;

/**
 * The environment of a stage's program; owns the names of all its variables.
 *
 * <p>RUNSPEC_DEADLINE is in seconds since 1970, RUNSPEC_GRACE in seconds. A run on the user's own
 * machine has no XT_RUN_NAME and no XT_JOB_ID, by which programs know that they are inside a job;
 * its RUNSPEC_JOB_ID is {@code local}.
 */
public final class StageEnvironment {
  /**
   * Marks every process of a program, however it was started. A program inside a program has both
   * marks, separated by a comma.
   */
  public static final String PROCESS_MARK = "RUNSPEC_PROCESS_MARK";

  private static final String STAGE_SPEC = "RUNSPEC_STAGE_SPEC";
  static final String HPARAMS = "RUNSPEC_HPARAMS";
  static final String METRICS = "RUNSPEC_METRICS";
  private static final String EXPERIMENT_PATH = "RUNSPEC_EXPERIMENT_PATH";
  static final String CHECKPOINT_DIR = "RUNSPEC_CHECKPOINT_DIR";
  private static final String RUN_NAME = "RUNSPEC_RUN_NAME";
  private static final String JOB_ID = "RUNSPEC_JOB_ID";
  static final String ATTEMPT = "RUNSPEC_ATTEMPT";
  private static final String STAGE = "RUNSPEC_STAGE";
  static final String SEED = "RUNSPEC_SEED";
  static final String STOP_FILE = "RUNSPEC_STOP_FILE";
  static final String DEADLINE = "RUNSPEC_DEADLINE";
  static final String GRACE = "RUNSPEC_GRACE";
  private static final String PORT = "RUNSPEC_PORT";
  static final String XT_RUN_NAME = "XT_RUN_NAME";
  static final String XT_JOB_ID = "XT_JOB_ID";
  static final String XT_WORKSPACE = "XT_WORKSPACE_NAME";
  static final String XT_EXPERIMENT = "XT_EXPERIMENT_NAME";
  static final String XT_USER = "XT_USERNAME";

  /** Names the folder of the data. */
  public static final String XT_DATA_DIR = "XT_DATA_DIR";

  /** Names the folder of the models. */
  public static final String XT_MODEL_DIR = "XT_MODEL_DIR";

  private static final String XT_OUTPUT_DIR = "XT_OUTPUT_DIR";
  private static final String CUDA_DEVICES = "CUDA_VISIBLE_DEVICES";
  private static final String OMP_THREADS = "OMP_NUM_THREADS";
  private static final String PYTHON_UNBUFFERED = "PYTHONUNBUFFERED";
  private static final String PYTHON_PATH = "PYTHONPATH";
  private static final String PATH = "PATH";
  private static final String NO_JOB = "local";

  private final Platform platform;
  private final Map<String, String> variables;

  private StageEnvironment(Map<String, String> inherited, Platform platform) {
    this.platform = platform;
    this.variables = new LinkedHashMap<>(inherited);
  }

  /**
   * The whole environment.
   *
   * @param inherited what the launcher itself has; kept unless the protocol sets it
   */
  public static Map<String, String> of(
      StageFacts facts, Map<String, String> inherited, Platform platform) {
    StageEnvironment environment = new StageEnvironment(inherited, platform);
    environment.describeStage(facts);
    environment.identify(facts.identity(), facts.experimentPath());
    environment.grant(facts.devices());
    environment.preparePython(facts);
    return Map.copyOf(environment.variables);
  }

  /**
   * The environment of a job's run, whose command is no stage of a runspec. What an outer run or
   * this program itself was told by such variables is not handed on.
   */
  public static Map<String, String> ofRun(
      StageFacts facts, Map<String, String> inherited, Platform platform) {
    Map<String, String> foreign = new LinkedHashMap<>(inherited);
    foreign.keySet().removeIf(name -> name.startsWith("RUNSPEC_") || name.startsWith("XT_"));
    Map<String, String> all = new LinkedHashMap<>(of(facts, foreign, platform));
    all.keySet().removeAll(List.of(STAGE_SPEC, STAGE));
    return Map.copyOf(all);
  }

  /** What stands in the environment of every process of a run into a folder. */
  public static String experimentPathVariable(Path experimentPath) {
    return EXPERIMENT_PATH + "=" + experimentPath;
  }

  private void describeStage(StageFacts facts) {
    StageFiles files = facts.files();
    set(STAGE_SPEC, files.spec());
    set(HPARAMS, files.hyperparameters());
    set(METRICS, files.metrics());
    set(EXPERIMENT_PATH, facts.experimentPath());
    set(CHECKPOINT_DIR, files.checkpoints());
    set(STOP_FILE, files.stop());
    set(STAGE, facts.stage());
    set(SEED, facts.seed());
    set(PORT, facts.port());
    variables.remove(DEADLINE);
    facts.deadline().ifPresent(end -> set(DEADLINE, end.getEpochSecond()));
    set(GRACE, seconds(facts.grace()));
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private void identify(StageFacts.Identity identity, Path experimentPath) {
    set(RUN_NAME, identity.run());
    set(JOB_ID, identity.job().orElse(NO_JOB));
    set(ATTEMPT, identity.attempt());
    if (identity.job().isPresent()) {
      set(XT_RUN_NAME, identity.run());
      set(XT_JOB_ID, identity.job().get());
    }
    set(XT_WORKSPACE, identity.workspace());
    set(XT_EXPERIMENT, identity.experiment());
    set(XT_USER, identity.user());
    identity.dataFolder().ifPresent(folder -> set(XT_DATA_DIR, folder));
    identity.modelFolder().ifPresent(folder -> set(XT_MODEL_DIR, folder));
    set(XT_OUTPUT_DIR, experimentPath);
  }

  private void grant(StageFacts.Devices devices) {
    devices.visible().ifPresent(list -> set(CUDA_DEVICES, list));
    if (devices.threads().isPresent()) {
      variables.putIfAbsent(OMP_THREADS, Integer.toString(devices.threads().getAsInt()));
    }
  }

  private void preparePython(StageFacts facts) {
    set(PYTHON_UNBUFFERED, 1);
    prepend(PYTHON_PATH, facts.helperFolder());
    facts
        .python()
        .filter(python -> python.origin() != Origin.PATH)
        .ifPresent(python -> prepend(PATH, python.program().getParent()));
  }

  private void prepend(String name, Path folder) {
    Optional<String> present = platform.variable(variables, name);
    String rest = present.map(value -> platform.pathSeparator() + value).orElse("");
    set(platform.keyOf(variables, name), folder + rest);
  }

  private void set(String name, Object value) {
    variables.put(name, value.toString());
  }
}
