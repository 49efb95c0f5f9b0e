package org.runspec.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.RunSeed;
import org.runspec.search.chance.Draws;
import org.runspec.search.parzen.Density;

final class BayesianSearch implements SearchAlgorithm {
  static int start = Integer.getInteger("t.start", 10);
  static double wideShare = Double.parseDouble(System.getProperty("t.wideShare", "0.5"));
  static double wide = Double.parseDouble(System.getProperty("t.wide", "3"));
  static double narrow = Double.parseDouble(System.getProperty("t.narrow", "1"));
  static double jitter = Double.parseDouble(System.getProperty("t.jitter", "0"));
  static double factor = Double.parseDouble(System.getProperty("t.factor", "1.0"));
  static boolean dedupe = Boolean.parseBoolean(System.getProperty("t.dedupe", "false"));
  static int repeats = Integer.getInteger("t.repeats", 1000);
  static double badFactor = Double.parseDouble(System.getProperty("t.badFactor", "1"));
  static int candidates = Integer.getInteger("t.candidates", 24);
  static double gamma = Double.parseDouble(System.getProperty("t.gamma", "0.1"));
  static double gammaRoot = Double.parseDouble(System.getProperty("t.gammaRoot", "0"));
  static int most = Integer.getInteger("t.mostGood", 25);
  static boolean means = Boolean.parseBoolean(System.getProperty("t.means", "true"));

  @Override
  public Map<String, Object> next(List<Dimension> space, long seed, int run, List<Trial> history) {
    Coordinates coordinates = new Coordinates(space);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < space.size(); i++) {
      values.put(space.get(i).name(), RandomSearch.drawn(space.get(i), seed, run, i));
    }
    List<Scored> scored = new ArrayList<>();
    List<double[]> bad = new ArrayList<>();
    Map<Object, double[]> sums = new HashMap<>();
    for (Trial trial : history) {
      Optional<double[]> point = coordinates.of(trial);
      if (point.isEmpty()) continue;
      if (trial.score().isPresent()) {
        scored.add(new Scored(trial, point.get(), trial.score().getAsDouble()));
        if (means) {
          double[] s = sums.computeIfAbsent(trial.values(), k -> new double[2]);
          s[0] += trial.score().getAsDouble();
          s[1]++;
        }
      } else {
        bad.add(point.get());
      }
    }
    Draws draws = new Draws(RunSeed.of(seed, run));
    if (scored.size() < start || coordinates.axes().isEmpty()) {
      coordinates.put(coordinates.spread(seed, run), values);
      return values;
    }
    if (means) {
      scored.replaceAll(
          s -> {
            double[] sum = sums.get(s.trial.values());
            return new Scored(s.trial, s.point, sum[0] / sum[1]);
          });
    }
    if (dedupe) {
      Map<Object, Scored> distinct = new LinkedHashMap<>();
      Map<Object, Integer> counts = new HashMap<>();
      scored.forEach(
          each -> {
            distinct.putIfAbsent(each.trial.values(), each);
            int c = counts.merge(each.trial.values(), 1, Integer::sum);
            if (c > repeats) bad.add(each.point);
          });
      scored = new ArrayList<>(distinct.values());
    }
    scored.sort(Comparator.comparingDouble((Scored s) -> -s.score));
    int n = scored.size();
    int g = (int) Math.min(most, Math.ceil(gammaRoot > 0 ? gammaRoot * Math.sqrt(n) : gamma * n));
    List<double[]> good = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      (i < g ? good : bad).add(scored.get(i).point);
    }
    double priorVar = draws.unit() < wideShare ? wide : narrow;
    double f = factor * StrictMath.exp((draws.unit() * 2 - 1) * jitter);
    Density better = new Density(coordinates.axes(), good, priorVar, f);
    Density worse = new Density(coordinates.axes(), bad, -priorVar, f * badFactor);
    double[] best = null;
    double bestGain = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < candidates; i++) {
      double[] candidate = better.drawn(draws);
      double gain = better.logAt(candidate) - worse.logAt(candidate);
      if (gain > bestGain) {
        best = candidate;
        bestGain = gain;
      }
    }
    coordinates.put(best, values);
    return values;
  }

  private record Scored(Trial trial, double[] point, double score) {}

  @Override
  public boolean learns() {
    return true;
  }
}
