package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.repro.ReproHeader;
import org.runspec.spec.repro.ReproSpec;

/** A runspec inside a job: what the job chose, and how one attempt tells that another was it. */
class ChosenByAJobTest {
  private static final String SPEC =
      """
      component: root/Root_Component
      experiment_path: ../results/x
      hyperparameters:
        - name: &iters
            ordered_tuning_values: [10, 20, 30]
            tuned_value: 10
        - name: &fixed
            tuned_value: 3
      processing_stages:
        - processing_stage:
            component: processors/Train
            max_iterations: *iters
            iters_per_report: *fixed
      """;

  @TempDir Path folder;

  private Specs specs() {
    return new Specs(folder);
  }

  @Test
  void aChosenValueIsUsedAndOthersAreTuned() {
    Runspec runspec = specs().searched(Map.of("iters", 30L)).load(SPEC);

    assertEquals(30L, Specs.value(runspec.tree(), "processing_stages[0].max_iterations"));
    assertEquals(3L, Specs.value(runspec.tree(), "processing_stages[0].iters_per_report"));
    assertEquals(30L, runspec.hyperparameters().get(0).value().value());
  }

  @Test
  void namesThatNothingHasAreReportedWithTheNearest() {
    List<String> problems = specs().searched(Map.of("itres", 30L, "zz", 1L)).problems(SPEC);

    assertEquals(2, problems.size(), problems::toString);
    assertTrue(
        problems
            .get(0)
            .contains(
                "the job chose a value of 'itres', which is no hyperparameter here;"
                    + " there are iters, fixed; did you mean iters?"),
        problems::toString);
  }

  @Test
  void aValueOfTheWrongTypeIsReportedWithItsHyperparameter() {
    List<String> problems = specs().searched(Map.of("iters", "many")).problems(SPEC);

    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.get(0).contains("max_iterations: 'many' is text"), problems::toString);
  }

  @Test
  void theSeedOfARecordDrawsAllItsDrawsAgain() throws Exception {
    String drawing = SPEC + "      environment: {component: environments/Maze_Env}\n";
    Runspec first = specs().unseeded().load(drawing);
    RecordedSpec record = record(first);

    Runspec again = specs().seed(record.seed().getAsLong()).load(drawing);

    assertEquals(OptionalLong.of(first.seed()), record.seed());
    assertEquals(List.of(), record.differences(repro(again), false));
  }

  @Test
  void anotherRunspecIsToldByWhatDiffers() throws Exception {
    RecordedSpec record = record(specs().load(SPEC));

    Runspec other = specs().searched(Map.of("iters", 20L)).load(SPEC);

    assertEquals(
        List.of("hyperparameters[0].name.tuned_value: 10, now 20"),
        record.differences(repro(other), false).stream()
            .filter(line -> line.startsWith("hyperparameters"))
            .toList());
    assertTrue(
        record
            .differences(repro(specs().load(SPEC + "cuda: false\n")), false)
            .contains("cuda: true, now false"));
  }

  @Test
  void absolutePathsCountOnlyInOneProject() throws Exception {
    RecordedSpec record = record(specs().load(SPEC));
    String moved = repro(specs().load(SPEC)).replace("\nseed:", "\nplace: /other\nseed:");
    Files.writeString(folder.resolve("moved.yaml"), moved.replace("/other", "/one"));
    RecordedSpec elsewhere = RecordedSpec.in(folder.resolve("moved.yaml")).orElseThrow();

    assertEquals(List.of("place: /one, now /other"), elsewhere.differences(moved, false));
    assertEquals(List.of(), elsewhere.differences(moved, true));
    assertEquals(List.of("place: nothing, now /other"), record.differences(moved, true));
  }

  @Test
  void aFileThatACrashLeftIsNoRecord() throws Exception {
    Path torn = Files.write(folder.resolve("torn.yaml"), new byte[40]);
    Path half = Files.writeString(folder.resolve("half.yaml"), "component: root/Root_Comp");

    assertTrue(RecordedSpec.in(torn).isEmpty());
    assertTrue(RecordedSpec.in(half).isEmpty());
    assertTrue(RecordedSpec.in(folder.resolve("none.yaml")).isEmpty());
  }

  private RecordedSpec record(Runspec runspec) throws Exception {
    Path file = Files.writeString(folder.resolve("repro_spec.yaml"), repro(runspec));
    return RecordedSpec.in(file).orElseThrow();
  }

  private static String repro(Runspec runspec) {
    return ReproSpec.text(
        new ReproHeader(List.of()), runspec.portable(), runspec.hyperparameters());
  }
}
