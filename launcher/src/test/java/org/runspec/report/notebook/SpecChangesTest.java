package org.runspec.report.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people would say is different in two runspecs. */
class SpecChangesTest {
  private static final String SPEC =
      """
      component: root/Root_Component
      job_launcher:
        description: why
        total_runs: 4
      hyperparameters:
        - name: &lr
            tuned_value: 4e-4
        - name: &size
            ordered_tuning_values: [32, 64]
            tuned_value: 64
      processing_stages:
        - processing_stage:
            component: processors/RL_Proc
            agent: {rate: *lr}
        - processing_stage:
            component: processors/SSL_Train_Proc
            batch_size: 32
      """;

  private static List<String> changes(String before, String after) {
    return SpecChanges.between(SpecTree.of(before).orElseThrow(), SpecTree.of(after).orElseThrow())
        .stream()
        .map(
            change ->
                change.path()
                    + ": "
                    + change.before().orElse("-")
                    + " → "
                    + change.after().orElse("-"))
        .toList();
  }

  private static String brief(String before, String after) {
    return String.join(
        ", ",
        SpecChanges.between(SpecTree.of(before).orElseThrow(), SpecTree.of(after).orElseThrow())
            .stream()
            .map(SpecChange::brief)
            .toList());
  }

  @Test
  void aTruthIsTheSameHoweverItIsWritten() {
    assertEquals(List.of(), changes("enabled: 1", "enabled: true"));
    assertEquals(List.of(), changes("enabled: false", "enabled: 0"));
    assertEquals(List.of("enabled: 0 → true"), changes("enabled: 0", "enabled: true"));
    assertEquals(List.of("nodes: 2 → true"), changes("nodes: 2", "nodes: true"));
    assertEquals(List.of("word: true → 1"), changes("word: 'true'", "word: 1"));
  }

  @Test
  void commentsBlanksOrderAndTheDescriptionAreNoChanges() {
    String same =
        "# again\n"
            + SPEC.replace(
                "  description: why\n  total_runs: 4",
                "  total_runs: 4   # all\n  description: else");

    assertEquals(List.of(), changes(SPEC, same));
  }

  @Test
  void aHyperparameterIsCalledByItsNameAndOnlyWhereItIsDefined() {
    String after = SPEC.replace("4e-4", "1e-3");

    assertEquals(List.of("hyperparameters[lr].tuned_value: 4e-4 → 1e-3"), changes(SPEC, after));
    assertEquals("lr 4e-4→1e-3", brief(SPEC, after));
  }

  @Test
  void aListOfValuesIsOneValue() {
    String after = SPEC.replace("[32, 64]", "[32, 64, 128]");

    assertEquals(
        List.of("hyperparameters[size].ordered_tuning_values: [32, 64] → [32, 64, 128]"),
        changes(SPEC, after));
  }

  @Test
  void aStageThatWasPutInDoesNotChangeThoseBehindIt() {
    String after =
        SPEC.replace(
            "processing_stages:\n",
            "processing_stages:\n  - processing_stage:\n      component: processors/Command_Proc\n");

    assertEquals(
        List.of(
            "processing_stages[0]: - → {processing_stage: {component: processors/Command_Proc}}"),
        changes(SPEC, after));
  }

  @Test
  void aValueInALaterStageHasItsPath() {
    assertEquals(
        List.of("processing_stages[1].processing_stage.batch_size: 32 → 64"),
        changes(SPEC, SPEC.replace("batch_size: 32", "batch_size: 64")));
  }

  @Test
  void anAliasThatBecameAValueIsAChange() {
    assertEquals(
        List.of("processing_stages[0].processing_stage.agent.rate: *lr → 1e-3"),
        changes(SPEC, SPEC.replace("*lr", "1e-3")));
  }

  @Test
  void whatIsNewOrGoneIsToldByItsSign() {
    assertEquals("+seed 7", brief(SPEC, SPEC + "seed: 7\n"));
    assertEquals("-seed", brief(SPEC + "seed: 7\n", SPEC));
  }

  @Test
  void defaultsAndWhatWasDrawnAreNoChangesByAnybody() {
    List<String> written =
        SpecChanges.between(
                SpecTree.of("experiment_path: a\nrate: 1\nseed: randint\n").orElseThrow(),
                SpecTree.of("experiment_path: .\nrate: 2\nseed: 77\ncuda: true\n").orElseThrow())
            .stream()
            .filter(SpecChange::isOfWritten)
            .map(SpecChange::brief)
            .toList();

    assertEquals(List.of("rate 1→2"), written);
  }
}
