package org.runspec.cli.launch;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.cli.session.WholeValue;
import org.runspec.cli.session.WordChoice;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Scalar;

/** The options that say what the runs of a submitted command get, and when they are given up. */
final class RunOptions {
  private static final Pattern REFERENCE = Pattern.compile("([^=]+)(?:=(env|file):(.+))?");

  @Parameter(
      names = "--env",
      splitter = WholeValue.class,
      description = "A variable of the runs, as NAME=VALUE; may be given several times")
  private List<String> env = new ArrayList<>();

  @Parameter(
      names = "--secret",
      splitter = WholeValue.class,
      description =
          "A variable of the runs that holds a secret: NAME, which is read here, NAME=env:OTHER or"
              + " NAME=file:PATH; may be given several times")
  private List<String> secrets = new ArrayList<>();

  @Parameter(
      names = "--schedule",
      description = "dynamic or static: who starts a run; without it, the configuration's")
  private String schedule;

  @Parameter(names = "--max-attempts", description = "Tries of a run that fails by itself")
  private Integer maxAttempts;

  @Parameter(names = "--max-losses", description = "How often a run may be lost with its node")
  private Integer maxLosses;

  @Parameter(
      names = "--time-limit",
      description = "The longest time for one run: seconds, 45m or 1h30m")
  private String timeLimit;

  @Parameter(names = "--gpus-per-run", description = "GPUs of each run, such as 1 or 0.5")
  private Double gpus;

  @Parameter(
      names = "--canary",
      description = "auto, true or false: whether the job stops if its first runs fail alike")
  private String canary;

  @Parameter(
      names = "--early-stopping",
      splitter = WholeValue.class,
      description =
          "median, truncation or successive_halving: how runs that do worse than others are found"
              + " and ended; its settings stand behind it, as in median,delay=10")
  private String earlyStopping;

  void into(LauncherTree launcher) {
    variables().forEach((name, value) -> variable(launcher, name, value));
    secrets.forEach(secret -> secret(launcher, secret));
    if (schedule != null) {
      String word = WordChoice.of("--schedule", schedule, List.of("dynamic", "static"));
      launcher.set("schedule", word, "--schedule " + word);
    }
    if (maxAttempts != null) {
      launcher.set("max_attempts", (long) maxAttempts, "--max-attempts " + maxAttempts);
    }
    if (maxLosses != null) {
      launcher.set("max_losses", (long) maxLosses, "--max-losses " + maxLosses);
    }
    if (timeLimit != null) {
      launcher.set("time_limit", timeLimit, "--time-limit " + timeLimit);
    }
    if (gpus != null) {
      launcher.set("gpus_per_run", gpus, "--gpus-per-run " + gpus);
    }
    if (canary != null) {
      String word = WordChoice.of("--canary", canary, List.of("auto", "true", "false"));
      launcher.set(
          "canary", word.equals("auto") ? word : Boolean.valueOf(word), "--canary " + word);
    }
    if (earlyStopping != null) {
      launcher.set("early_stopping", policy(earlyStopping), "--early-stopping " + earlyStopping);
    }
  }

  /** The words of {@code median,delay=10} by key; what is wrong with them is told at planning. */
  private static Map<String, Object> policy(String text) {
    Map<String, Object> policy = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      String[] word = part.strip().split("=", 2);
      if (policy.isEmpty()) {
        policy.put("policy", part.strip());
      } else if (word.length == 2) {
        policy.put(word[0], number(word[1]));
      } else {
        throw new UserProblem(
            "end runs early by " + text,
            "'" + part + "' has no value",
            "--early-stopping " + policy.get("policy") + ",delay=5");
      }
    }
    return policy;
  }

  private static Object number(String text) {
    try {
      return text.matches("[0-9]+") ? (Object) Long.valueOf(text) : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String variable : env) {
      int equals = variable.indexOf('=');
      if (equals <= 0) {
        throw new UserProblem(
            "set the variable " + variable, "it has no value", "--env NAME=VALUE");
      }
      variables.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return variables;
  }

  private static void variable(LauncherTree launcher, String name, String value) {
    String option = "--env " + name + "=" + value;
    launcher.setBelow("env", name, Scalar.of(value, LauncherTree.written(option)), option);
  }

  private static void secret(LauncherTree launcher, String text) {
    Matcher matcher = REFERENCE.matcher(text);
    if (!matcher.matches()) {
      throw new UserProblem(
          "pass the secret " + text.replaceFirst("=.*", "=***"),
          "a secret is named by where it is kept",
          "--secret NAME, --secret NAME=env:OTHER or --secret NAME=file:PATH");
    }
    String option = "--secret " + text;
    String name = matcher.group(1);
    boolean named = matcher.group(2) != null;
    Mapping.Entry kept =
        new Mapping.Entry(
            named ? matcher.group(2) : "env",
            LauncherTree.written(option).position(),
            Scalar.of(named ? matcher.group(3) : name, LauncherTree.written(option)));
    launcher.setBelow(
        "secrets", name, new Mapping(List.of(kept), LauncherTree.written(option)), option);
  }
}
