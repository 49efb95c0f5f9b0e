package org.runspec.spec.schema;

import java.util.List;

/**
 * What may be written in place of a value: text with a replacement in it, {@code randint}, and an
 * alias to a hyperparameter, which is the hyperparameter's mapping to an editor.
 */
final class StandIn {
  static final String GROUP = ".stand_ins";
  static final String RANDINT = "randint";

  static final String ORDERED_VALUES = "ordered_tuning_values";
  static final String UNORDERED_VALUES = "unordered_tuning_values";
  static final String TUNED_VALUE = "tuned_value";

  /** The name of a replacement, {@code <name>}. */
  static final String NAME = "<[A-Za-z_][A-Za-z0-9_.-]*>";

  static final String REPLACEMENT = NAME + "|\\$datastore";
  static final String REPLACEMENT_OR_RANDINT = REPLACEMENT + "|^randint$";

  private static final String ANY = "any";
  private static final String HYPERPARAMETER = "hyperparameter";
  private static final String OTHER_MAPPING = "other_mapping";
  private static final String TRUTH = "truth";

  private StandIn() {}

  /** A replacement or a hyperparameter. */
  static Keywords any() {
    return reference(ANY);
  }

  /** The condition that a value is a mapping, and a hyperparameter. */
  static Keywords hyperparameter() {
    return reference(HYPERPARAMETER);
  }

  /** The condition that a value is a mapping, but no hyperparameter. */
  static Keywords otherMapping() {
    return reference(OTHER_MAPPING);
  }

  /** Offers {@code randint}, allows anything. */
  static Keywords offerOfRandint() {
    return reference(RANDINT);
  }

  /** Of all numbers, 0 and 1 only. */
  static Keywords truthAsNumber() {
    return reference(TRUTH);
  }

  /** What no value but {@code null} can be, so that an editor says the message. */
  static Keywords wrong(String message) {
    return Keywords.of("type", "null").with("errorMessage", message);
  }

  private static Keywords reference(String name) {
    return Keywords.reference(Pointers.reference(GROUP, name));
  }

  /** What the references above refer to. */
  static Keywords definitions() {
    Keywords any =
        Keywords.of("title", "stand-in")
            .with("type", List.of("string", "object"))
            .with("pattern", REPLACEMENT)
            .with("if", otherMapping())
            .with("then", Keywords.of("type", "string"));
    Keywords hyperparameter =
        Keywords.of("type", "object")
            .with(
                "anyOf",
                List.of(
                    Keywords.requiring(ORDERED_VALUES),
                    Keywords.requiring(UNORDERED_VALUES),
                    Keywords.requiring(TUNED_VALUE)));
    Keywords otherMapping = Keywords.of("type", "object").with("not", hyperparameter());
    Keywords randint =
        Keywords.of(
            "defaultSnippets",
            List.of(
                Keywords.of("label", RANDINT)
                    .with("description", "a whole number from 0 to 999999999, drawn in each run")
                    .with("body", RANDINT)));
    Keywords truth =
        Keywords.of(
                "if", Keywords.of("type", "number").with("not", Keywords.of("enum", List.of(0, 1))))
            .with("then", wrong("Expected true or false."));
    return Keywords.of(ANY, any)
        .with(HYPERPARAMETER, hyperparameter)
        .with(OTHER_MAPPING, otherMapping)
        .with(RANDINT, randint)
        .with(TRUTH, truth);
  }
}
