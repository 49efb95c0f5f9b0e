package org.runspec.cli.launch.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.PlainValues;

/** Values that runs may get, in the forms in which people write them. */
class HyperparameterFileTest {
  @TempDir Path folder;

  private String read(String text) {
    try {
      Path file = Files.writeString(folder.resolve("hp.yaml"), text);
      return HyperparameterFile.read(file, "hp.yaml", note -> {}).stream()
          .map(
              tunable ->
                  tunable.name()
                      + (tunable.ordered() ? " in order " : " ")
                      + tunable.values().stream().map(PlainValues::of).toList())
          .collect(Collectors.joining("; "));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lr: [1e-4, 2]\nname: [a, 3]\n",
        "hyperparameters: {lr: {ordered_tuning_values: [1e-4, 2]}, name: [a, 3]}\n",
        "hyperparameter-distributions:\n  lr: [1e-4, 2]\n  name: [a, 3]\n",
        """
        hyperparameters:
          - name: &lr
              ordered_tuning_values: [1e-4, 2]
              tuned_value: 2
          - name: &name
              unordered_tuning_values: [a, 3]
        """,
        """
        - name: lr
          ordered_tuning_values: [1e-4, 2]
        - {name: name, unordered_tuning_values: [a, 3]}
        """
      })
  void aSpaceHasManyForms(String text) {
    assertEquals("lr in order [1.0E-4, 2]; name [a, 3]", read(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lr: $loguniform(1e-4, 0.1) | $loguniform(1e-4, 0.1)",
        "lr: ['$randint()'] | $randint(65535)",
        "lr: {tuning_distribution: '$quniform(8, 64, 8)'} | $quniform(8, 64, 8)",
        "hyperparameter-distributions: {lr: '$loguniform(0, 1)'} | $loguniform(1, 2.718281828459045)"
      })
  void aDistributionIsDrawnFrom(String text, String spread) throws IOException {
    Path file = Files.writeString(folder.resolve("hp.yaml"), text);
    Tunable read = HyperparameterFile.read(file, "hp.yaml", note -> {}).get(0);

    assertEquals(spread, read.spread().orElseThrow().spread().toString());
  }

  private List<String> notes(String text) throws IOException {
    List<String> notes = new ArrayList<>();
    Path file = Files.writeString(folder.resolve("hp.yaml"), text);
    HyperparameterFile.read(file, "hp.yaml", note -> notes.add(note.toString()));
    return notes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"hyperparameter-distributions", "hparams"})
  void whereBoundsAreExponentsThatIsSaid(String key) throws IOException {
    assertEquals(
        List.of(
            "hp.yaml:2:7: warning: lr: the bounds of $loguniform(-7, -1) are exponents of e in such"
                + " a file; the values go from 0.000912 to 0.368"),
        notes(key + ":\n  lr: $loguniform(-7, -1)\n  n: $lognormal(0, 1)\n"));
    assertEquals(List.of(), notes("lr: $loguniform(0.1, 1)\n"));
  }

  @Test
  void aValueThatStandsTwiceIsOne() throws IOException {
    assertEquals("lr in order [1, 2]", read("lr: [1, 2, 1.0]\n"));
    assertEquals(
        List.of(
            "hp.yaml:1:12: warning: lr: 1.0 stands here twice; remove one; a search counts it once"),
        notes("lr: [1, 2, 1.0]\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lr: $choice(1, 2.5) | lr in order [1, 2.5]",
        "opt: $choice(adam, 'sgd', true) | opt [adam, sgd, true]",
        "opt: {tuning_distribution: '$choice(adam, sgd)'} | opt [adam, sgd]",
        "opt: {ordered_tuning_values: '$choice(small, big)'} | opt in order [small, big]",
        "n: {tuning_distribution: '$choice(1, 2)'} | n in order [1, 2]",
        "lr: $linspace(0, 1, 3) | lr in order [0.0, 0.5, 1.0]"
      })
  void aFunctionMayListValues(String text, String space) {
    assertEquals(space, read(text));
  }

  @Test
  void aSingleValueIsEveryRuns() {
    assertEquals("steps [1000]; x [7]", read("steps: 1000\nx: {tuned_value: 7}\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lr: [$uniform(0, 1)] | a distribution is no value of a list",
        "lr: $unifrom(0, 1) | did you mean uniform?",
        "lr: $uniform(0, 1 | is no distribution",
        "lr: {tuning_distribution: '$normal(0, 1)', tuned_value: 1, ordered_tuning_values: [1]} | in more than one form",
        "lr: [[1, 2]] | this is no single value",
        "lr: [] | it has no values",
        "lr: [1, null] | this is no single value",
        "lr: {ordred_tuning_values: [1]} | did you mean ordered_tuning_values?",
        "lr: {} | it has no values",
        "a b: [1] | cannot be an option's name",
        "[{x: 1}] | this has no name",
        "[{name: a, tuned_value: 1}, {name: a, tuned_value: 2}] | it stands here twice",
        "hyperparameters: | there are none",
        "lr: [1 | hp.yaml"
      })
  void whatCannotBeChosenIsTold(String text, String message) {
    UserProblem refused = assertThrows(UserProblem.class, () -> read(text));

    String told = refused.getMessage() + refused.problems();
    assertTrue(told.contains(message), told);
  }
}
