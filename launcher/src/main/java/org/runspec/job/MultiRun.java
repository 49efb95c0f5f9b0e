package org.runspec.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The multi-run configuration ({@code mrc.json}): all that a node's controller needs to know to
 * execute its part of a job. Holds no secret.
 *
 * @param format the version of this record's form
 * @param commands what runs execute: run i the i-th, taken in turn
 * @param parentScript a shell script that each node executes before its first run
 * @param code the snapshot that run directories start with
 * @param generated files of the job that are laid over the snapshot: path in the run directory to
 *     key in the store
 * @param environment variables of every run
 * @param secrets the names of variables that reach the node by the target's own channel and go on
 *     to the runs
 */
public record MultiRun(
    int format,
    JobName job,
    String workspace,
    String experiment,
    String user,
    JobShape shape,
    SearchStyle style,
    Schedule schedule,
    List<Command> commands,
    Optional<String> parentScript,
    Optional<Code> code,
    Map<String, String> generated,
    Map<String, String> environment,
    List<String> secrets,
    SearchPlan search,
    Limits limits,
    Captures captures,
    Optional<Double> gpusPerRun,
    Objective objective,
    String secretDigest) {
  /** The form that is written now. */
  public static final int FORMAT = 1;

  public MultiRun {
    commands = List.copyOf(commands);
    generated = Collections.unmodifiableMap(new LinkedHashMap<>(generated));
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    secrets = List.copyOf(secrets);
  }

  /** What run {@code i} executes. */
  public Command commandOf(int run) {
    return commands.get(run % commands.size());
  }

  /**
   * A command line. A word that begins with {@code {node.jar}} or {@code {java}} stands for what
   * the node has under that name; at each {@link ValuePlace} it gets a value of the run.
   *
   * @param words the program and its arguments
   * @param shell whether there is one word, which a shell executes
   */
  public record Command(List<String> words, boolean shell) {
    public Command {
      words = List.copyOf(words);
    }
  }

  /**
   * The code snapshot of a job.
   *
   * @param digest SHA-256 of the zip
   * @param workingDirectory where commands run, relative to the run directory; {@code .} for itself
   */
  public record Code(String digest, String workingDirectory) {}

  /**
   * How runs get their hyperparameters.
   *
   * @param algorithm random, grid, dgd, bayesian; empty without search
   * @param seed of the search and, with the run's index, of each run
   * @param space the values to choose from
   * @param chosen with a static search: the values of each run, by index
   * @param history what the search knows from earlier jobs, if it is to know any
   */
  public record SearchPlan(
      Optional<String> algorithm,
      long seed,
      List<Dimension> space,
      List<Map<String, Object>> chosen,
      Optional<SearchHistory> history) {
    public SearchPlan {
      space = List.copyOf(space);
      chosen = List.copyOf(chosen);
    }

    /** A value of a hyperparameter as commands get it. */
    public String text(String name, Object value) {
      return space.stream()
          .filter(dimension -> dimension.name().equals(name))
          .findFirst()
          .map(dimension -> dimension.text(value))
          .orElseGet(() -> ValueText.of(value));
    }

    /** The space, with only one value left where there is one by the name. */
    public List<Dimension> settled(Map<String, Object> values) {
      return space.stream()
          .map(
              some ->
                  values.containsKey(some.name()) ? some.settled(values.get(some.name())) : some)
          .toList();
    }

    /** The same with another seed, and the values that are chosen by it. */
    public SearchPlan drawn(long newSeed, List<Map<String, Object>> newChosen) {
      return new SearchPlan(algorithm, newSeed, space, newChosen, history);
    }

    /**
     * A hyperparameter that is searched.
     *
     * @param values to choose from, in order; none if there is a distribution
     * @param written each of the values as commands get it, where that is not {@link ValueText}
     * @param ordered whether neighbours among the values are alike
     */
    public record Dimension(
        String name,
        List<Object> values,
        Optional<List<String>> written,
        boolean ordered,
        Optional<Distribution> distribution) {
      public Dimension {
        values = List.copyOf(values);
        written = written.map(List::copyOf);
      }

      /** One of some values. */
      public static Dimension of(String name, List<Object> values, boolean ordered) {
        return new Dimension(name, values, Optional.empty(), ordered, Optional.empty());
      }

      /** A value of a distribution. */
      public static Dimension drawn(String name, Distribution distribution) {
        return new Dimension(name, List.of(), Optional.empty(), true, Optional.of(distribution));
      }

      /** One value alone. */
      Dimension settled(Object value) {
        return new Dimension(
            name,
            List.of(value),
            written.map(texts -> List.of(text(value))),
            ordered,
            Optional.empty());
      }

      /** A value as commands get it. */
      public String text(Object value) {
        for (int i = 0; i < values.size() && written.isPresent(); i++) {
          if (isSame(values.get(i), value)) {
            return written.get().get(i);
          }
        }
        return ValueText.of(value);
      }

      /** What was read from a file may be a number of another type. */
      private static boolean isSame(Object some, Object other) {
        return some instanceof Number number && other instanceof Number another
            ? number.doubleValue() == another.doubleValue()
            : some.equals(other);
      }
    }
  }

  /**
   * When a run is given up.
   *
   * @param maxAttempts tries of a run that fails by itself
   * @param maxLosses how often it may be lost with its node
   * @param timeLimitSeconds of each attempt
   * @param graceSeconds between the wish to stop and the end of the process
   * @param canary whether the job stops when its first runs all fail of one cause
   * @param earlyStopping when runs that do worse than others end; absent if they all go on
   */
  public record Limits(
      int maxAttempts,
      int maxLosses,
      Optional<Double> timeLimitSeconds,
      double graceSeconds,
      boolean canary,
      Optional<EarlyStopping> earlyStopping) {}

  /**
   * Which files are kept of a run, as glob patterns relative to the run directory.
   *
   * @param mirror copied live, such as {@code results/**}
   * @param mirrorOmit not copied although they match
   * @param mirrorFileBytes larger files are not copied
   * @param after copied when the attempt ends
   */
  public record Captures(
      List<String> mirror, List<String> mirrorOmit, long mirrorFileBytes, List<String> after) {
    public Captures {
      mirror = List.copyOf(mirror);
      mirrorOmit = List.copyOf(mirrorOmit);
      after = List.copyOf(after);
    }
  }
}
