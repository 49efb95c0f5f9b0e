package org.runspec.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ways to choose that there are, by name. */
public final class SearchAlgorithms {
  /** The one that draws nothing. */
  public static final String GRID = "grid";

  private static final Map<String, SearchAlgorithm> BY_NAME =
      Map.of(
          "random",
          new RandomSearch(),
          GRID,
          new GridSearch(),
          "dgd",
          new GridDescent(),
          "bayesian",
          new BayesianSearch());

  private SearchAlgorithms() {}

  /** An algorithm; empty if there is none of that name. */
  public static Optional<SearchAlgorithm> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The names that there are, sorted. */
  public static List<String> names() {
    return List.copyOf(new TreeMap<>(BY_NAME).keySet());
  }
}
