package org.runspec.spec.expand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.repro.ReproHeader;
import org.runspec.spec.repro.ReproSpec;
import org.runspec.spec.tree.PlainValues;

/**
 * The repro spec of a run: each folder of {@code /repro} has a runspec, perhaps options, and the
 * text that is expected, which {@code -Dapprove} writes anew.
 */
class ReproTest {
  private static final String REPRO = "results/x/repro_spec.yaml";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void folder() throws IOException {
    folder = temporary.toRealPath();
  }

  private static String resource(String name) throws IOException {
    try (var in = ReproTest.class.getResourceAsStream("/repro/" + name)) {
      return in == null ? "" : new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Specs with(Specs specs, List<String> options) {
    for (String option : options) {
      String[] parts = option.replaceFirst("^--(set )?", "").split("=", 2);
      String value = parts[1].replace("\\n", "\n");
      specs =
          option.startsWith("--set ") ? specs.set(parts[0], value) : specs.replace(parts[0], value);
    }
    return specs;
  }

  private static String repro(Runspec runspec, List<String> overrides) {
    ReproHeader first =
        ReproHeader.of(
            new ReproHeader.Origin(
                "specs/x.yaml",
                "0".repeat(64),
                Optional.of("c".repeat(40)),
                true,
                "Runspec 1",
                overrides));
    ReproHeader header =
        runspec.reproOf().map(earlier -> earlier.withOverrides(overrides)).orElse(first);
    return ReproSpec.text(header, runspec.portable(), runspec.hyperparameters());
  }

  private String reproOf(String name) throws IOException {
    List<String> options = resource(name + "/options.txt").lines().toList();
    return repro(with(new Specs(folder), options).load(resource(name + "/spec.yaml")), options);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rich", "paths", "overrides", "disabled"})
  void itsTextIsTheApprovedOne(String name) throws IOException {
    String text = reproOf(name).replace(folder.toString().replace('\\', '/'), "{folder}");

    if (System.getProperty("approve") != null) {
      Files.writeString(Path.of("src/test/resources/repro", name, "repro_spec.yaml"), text);
    }
    assertEquals(resource(name + "/repro_spec.yaml"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rich", "paths", "overrides", "disabled"})
  void theReproSpecOfItsRunIsTheSameBytes(String name) throws IOException {
    String text = reproOf(name);
    Runspec again = new Specs(folder).seed(99).loadFile(REPRO, text);

    assertEquals(text, repro(again, List.of()));
    assertEquals(List.of(), again.warnings());
    assertEquals(folder.resolve("results/x/repro1"), again.experimentPath());
    Files.createDirectories(again.experimentPath());
    Runspec third = new Specs(folder).loadFile("results/x/repro1/repro_spec.yaml", text);
    assertEquals(text, repro(third, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rich", "paths", "overrides", "disabled"})
  void itsRunIsTheSameRunInAnotherPlace(String name) throws IOException {
    List<String> options = resource(name + "/options.txt").lines().toList();
    Runspec first = with(new Specs(folder), options).load(resource(name + "/spec.yaml"));
    Runspec again = new Specs(folder).seed(99).loadFile(REPRO, repro(first, options));

    assertEquals(stages(first), stages(again).stream().map(this::asFirst).toList());
    assertEquals(first.seed(), again.seed());
    assertEquals(
        first.hyperparameters().stream().map(value -> value.value().value()).toList(),
        again.hyperparameters().stream().map(value -> value.value().value()).toList());
  }

  private static List<String> stages(Runspec runspec) {
    return runspec.stages().stream().map(s -> String.valueOf(PlainValues.of(s.tree()))).toList();
  }

  private String asFirst(String stage) {
    Path first = folder.resolve("results/x");
    return stage.replace(first.resolve("repro1").toString(), first.toString());
  }

  @Test
  void optionsOfAReproRunAreAddedToItsHeader() throws IOException {
    String text = reproOf("overrides");
    List<String> options = List.of("--set processing_stages[0].max_iterations=2");
    Runspec again = with(new Specs(folder), options).loadFile(REPRO, text);

    List<String> before = headerOf(text);
    List<String> expected = new ArrayList<>(before);
    expected.add("#   override:  " + options.get(0));
    assertEquals(expected, headerOf(repro(again, options)));
  }

  private static List<String> headerOf(String text) {
    return text.lines().takeWhile(line -> line.startsWith("#")).toList();
  }

  @Test
  void withAnotherExperimentPathItsOwnFilesGoThere() throws IOException {
    Runspec again =
        new Specs(folder).replace("experiment_path", "other").loadFile(REPRO, reproOf("paths"));

    assertEquals(folder.resolve("other"), again.experimentPath());
    assertEquals(
        folder.resolve("other/second.pt").toString(),
        Specs.value(again.tree(), "processing_stages[0].save_model_to"));
  }

  @Test
  void aTakenFolderIsLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("results/x/repro1"));
    Runspec again = new Specs(folder).loadFile(REPRO, reproOf("overrides"));

    assertEquals(folder.resolve("results/x/repro2"), again.experimentPath());
  }

  @Test
  void aLauncherAndItsSecretsNeverAppear() throws IOException {
    String spec =
        resource("disabled/spec.yaml").replace("total_runs: 20", "compute_target: hidden-place");
    String text = repro(new Specs(folder).load(spec), List.of());

    assertFalse(text.contains("job_launcher"), text);
    assertFalse(text.contains("hidden-place"), text);
  }

  @Test
  void whateverAnOptionHoldsTheHeaderStaysComments() throws IOException {
    String hostile = "--set a=\u001B[1m\n--- #\r\u0085\u2028\u0000 \uD800x 😀 ü";
    String text = repro(new Specs(folder).load(resource("overrides/spec.yaml")), List.of(hostile));

    Runspec again = new Specs(folder).loadFile(REPRO, text);

    assertEquals(text, repro(again, List.of()));
    assertTrue(
        text.contains(
            "#   override:  --set a=\\u001B[1m\\n--- #\\r\\u0085\\u2028\\u0000 \\uD800x 😀 ü\n"),
        text);
  }

  @Test
  void whatIsNoReproSpecHasNoHeader() {
    assertTrue(
        Stream.of("# a comment\n", "\n# repro_spec.yaml: x\n")
            .map(
                top ->
                    new Specs(folder)
                        .load(
                            top
                                + Specs.HEAD
                                + "processing_stages: [{processing_stage: {component: processors/Train}}]\n"))
            .allMatch(runspec -> runspec.reproOf().isEmpty()));
  }
}
