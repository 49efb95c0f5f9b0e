package org.runspec.components.processors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.runspec.component.Meter;
import org.runspec.component.Metrics;
import org.runspec.component.Output;
import org.runspec.component.SeededRandom;
import org.runspec.component.Stage;
import org.runspec.component.StageContext;
import org.runspec.components.functions.TestFunction;

/** Minimises a test function by an {@link EvolutionStrategy}. */
public final class MinimizeProc implements Stage {
  private final Settings settings;

  /** Keeps its settings. */
  public MinimizeProc(Settings settings) {
    this.settings = settings;
  }

  /** See {@code processors/Minimize_Proc}. */
  public record Settings(
      TestFunction function,
      long maxIterations,
      long itersPerReport,
      double stepSize,
      double stepDecay,
      double noise,
      long randomSeed,
      Optional<Path> saveBestTo) {}

  @Override
  public List<Output> outputs() {
    return settings.saveBestTo().map(Output::file).stream().toList();
  }

  @Override
  public void run(StageContext context) throws IOException {
    Metrics metrics = context.metrics();
    Meter value = metrics.declare("value", "mean value per evaluation");
    Meter best = metrics.declare("best", "lowest value so far");
    EvolutionStrategy strategy =
        new EvolutionStrategy(
            settings.function(),
            settings.stepSize(),
            settings.stepDecay(),
            settings.noise(),
            new SeededRandom(settings.randomSeed()));
    for (long i = 1; i <= settings.maxIterations(); i++) {
      context.cancellation().throwIfRequested();
      value.add(strategy.evaluateNext());
      if (i % settings.itersPerReport() == 0 || i == settings.maxIterations()) {
        best.add(strategy.bestValue());
        metrics.report(i);
      }
    }
    if (settings.saveBestTo().isPresent()) {
      save(strategy, settings.saveBestTo().get());
    }
  }

  private static void save(EvolutionStrategy strategy, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    String point = Arrays.toString(strategy.best());
    Files.writeString(
        file, "{\"value\": " + strategy.bestValue() + ", \"point\": " + point + "}\n");
  }
}
