package org.runspec.components.processors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.runspec.component.Cancellation;
import org.runspec.component.CancelledException;
import org.runspec.component.Metrics;
import org.runspec.component.SeededRandom;
import org.runspec.component.StageContext;
import org.runspec.components.functions.Ackley;
import org.runspec.components.functions.Branin;
import org.runspec.components.functions.Rosenbrock;
import org.runspec.components.functions.Sphere;
import org.runspec.components.functions.TestFunction;

class MinimizeProcTest {
  private static final TestFunction SPHERE = new Sphere(new Sphere.Settings(2));

  @TempDir Path folder;

  private final List<Row> rows = new ArrayList<>();
  private Metrics metrics;

  private record Row(long step, double value, double best) {}

  private record Context(
      int number,
      String name,
      Path experimentPath,
      Path checkpointDirectory,
      Metrics metrics,
      SeededRandom random,
      Cancellation cancellation)
      implements StageContext {
    @Override
    public void log(String line) {}
  }

  private void run(TestFunction function, long iterations, double noise, long seed)
      throws IOException {
    run(function, iterations, noise, seed, Optional.empty(), Cancellation.never());
  }

  private void run(
      TestFunction function,
      long iterations,
      double noise,
      long seed,
      Optional<Path> saveBestTo,
      Cancellation cancellation)
      throws IOException {
    rows.clear();
    metrics =
        new Metrics(
            (step, readings) ->
                rows.add(
                    new Row(
                        step,
                        readings.get(0).mean().orElseThrow(),
                        readings.get(1).mean().orElseThrow())));
    MinimizeProc.Settings settings =
        new MinimizeProc.Settings(function, iterations, 1000, 0.3, 0.999, noise, seed, saveBestTo);
    new MinimizeProc(settings)
        .run(
            new Context(
                1, "Minimize_Proc", folder, folder, metrics, new SeededRandom(0), cancellation));
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        Arguments.of(SPHERE, 0, 1e-6),
        Arguments.of(new Branin(), 0.397887, 1e-5),
        Arguments.of(new Rosenbrock(new Rosenbrock.Settings(2)), 0, 0.1),
        Arguments.of(new Ackley(new Ackley.Settings(2)), 0, 0.1));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void comesNearTheMinimum(TestFunction function, double minimum, double near) throws IOException {
    for (long seed = 0; seed < 10; seed++) {
      run(function, 10_000, 0, seed);
      assertEquals(minimum, rows.get(9).best(), near, "seed " + seed);
      assertTrue(rows.get(9).value() < rows.get(0).value());
    }
  }

  @Test
  void oneSeedGivesTheSameBitsEachTimeAndOnEachMachine() throws IOException {
    run(new Ackley(new Ackley.Settings(3)), 2000, 0.1, 42);
    List<Row> first = List.copyOf(rows);
    run(new Ackley(new Ackley.Settings(3)), 2000, 0.1, 42);
    assertEquals(first, rows);
    assertEquals("0x1.8c6002cd5cc34p3", Double.toHexString(rows.get(1).value()));
    assertEquals("0x1.b01a08bb02a9p1", Double.toHexString(rows.get(1).best()));

    run(new Ackley(new Ackley.Settings(3)), 2000, 0.1, 43);
    assertNotEquals(first, rows);
  }

  @Test
  void reportsEachPeriodAndWhatIsLeftOver() throws IOException {
    run(SPHERE, 2500, 0, 1);
    assertEquals(List.of(1000L, 2000L, 2500L), rows.stream().map(Row::step).toList());
    double all = (rows.get(0).value() * 2 + rows.get(1).value() * 2 + rows.get(2).value()) / 5;
    assertEquals(all, metrics.summary().orElseThrow().value(), 1e-12);
  }

  @Test
  void aBestValueSeenThroughNoiseIsTooGood() throws IOException {
    run(SPHERE, 10_000, 0.5, 1);
    assertTrue(rows.get(9).best() < 0);
  }

  @Test
  void savesTheBestPointForProgramsToRead() throws IOException {
    Path file = folder.resolve("models/best.json");
    run(SPHERE, 10, 0, 5, Optional.of(file), Cancellation.never());

    String number = "(-?[0-9.]+(?:E-?[0-9]+)?)";
    String json = Files.readString(file);
    assertTrue(
        json.matches(
            "\\{\"value\": " + number + ", \"point\": \\[" + number + ", " + number + "]}\n"),
        json);
    assertTrue(json.contains("\"value\": " + rows.get(0).best() + ","), json);
  }

  @Test
  void stopsWhenAskedTo() {
    CancelledException stopped =
        assertThrows(
            CancelledException.class,
            () ->
                run(
                    SPHERE,
                    Long.MAX_VALUE,
                    0,
                    1,
                    Optional.empty(),
                    () ->
                        rows.size() < 3
                            ? Optional.empty()
                            : Optional.of(Cancellation.Reason.PREEMPT)));
    assertEquals(Cancellation.Reason.PREEMPT, stopped.reason());
    assertEquals(3000, rows.get(2).step());
  }
}
