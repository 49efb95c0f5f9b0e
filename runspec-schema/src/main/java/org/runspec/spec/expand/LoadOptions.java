package org.runspec.spec.expand;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is known beside the runspec's file when it is loaded.
 *
 * @param currentDirectory what paths on the command line are relative to
 * @param dataDirectory what {@code $datastore} stands for
 * @param assignments {@code --set} options, later ones win
 * @param replacements {@code --<name>=value} options, by name without brackets
 * @param reserved names of other options, which no replacement may have: nobody could set it
 * @param chosen the hyperparameter values that a search chose, by name: texts, numbers, booleans;
 *     empty outside a search
 * @param seed what every {@code randint} is drawn from; if absent, the seed that the runspec names,
 *     else a new one
 * @param resuming whether a repro spec's run goes on in the newest {@code repro<N>} rather than in
 *     a new one
 */
public record LoadOptions(
    Path currentDirectory,
    Path dataDirectory,
    List<Assignment> assignments,
    Map<String, String> replacements,
    Set<String> reserved,
    Map<String, Object> chosen,
    OptionalLong seed,
    boolean resuming) {
  public LoadOptions {
    currentDirectory = currentDirectory.toAbsolutePath().normalize();
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
    assignments = List.copyOf(assignments);
    replacements = Map.copyOf(replacements);
    reserved = Set.copyOf(reserved);
    chosen = Map.copyOf(chosen);
  }

  /** No overrides, no search, a new seed. */
  public static LoadOptions plain(Path currentDirectory, Path dataDirectory) {
    return new LoadOptions(
        currentDirectory,
        dataDirectory,
        List.of(),
        Map.of(),
        Set.of(),
        Map.of(),
        OptionalLong.empty(),
        false);
  }

  /** The same with overrides. */
  public LoadOptions with(List<Assignment> sets, Map<String, String> byName) {
    return new LoadOptions(
        currentDirectory, dataDirectory, sets, byName, reserved, chosen, seed, resuming);
  }

  /** The same with names that are options of the command line. */
  public LoadOptions reserving(Set<String> names) {
    return new LoadOptions(
        currentDirectory, dataDirectory, assignments, replacements, names, chosen, seed, resuming);
  }

  /** The same with a given seed. */
  public LoadOptions withSeed(long value) {
    return new LoadOptions(
        currentDirectory,
        dataDirectory,
        assignments,
        replacements,
        reserved,
        chosen,
        OptionalLong.of(value),
        resuming);
  }

  /** The same with the values that a search chose. */
  public LoadOptions choosing(Map<String, Object> values) {
    return new LoadOptions(
        currentDirectory,
        dataDirectory,
        assignments,
        replacements,
        reserved,
        values,
        seed,
        resuming);
  }

  /** The same for a run that goes on. */
  public LoadOptions goingOn() {
    return new LoadOptions(
        currentDirectory, dataDirectory, assignments, replacements, reserved, chosen, seed, true);
  }
}
