package org.runspec.spec.schema;

import java.util.List;

/**
 * What may be written in place of a value: text with a replacement in it, {@code randint}, and an
 * alias to a hyperparameter, which is the hyperparameter's mapping to an editor.
 */
final class StandIn {
  static final String GROUP = ".stand_ins";
  static final String TUNED_VALUE = "tuned_value";
  static final String RANDINT = "randint";

  /** The name of a replacement, {@code <name>}. */
  static final String NAME = "<[^<>\\s]+>";

  static final String REPLACEMENT = NAME + "|\\$datastore";
  static final String REPLACEMENT_OR_RANDINT = REPLACEMENT + "|^randint$";

  private static final String ANY = "any";
  private static final String TRUTH = "truth";

  private StandIn() {}

  /** A replacement or a hyperparameter. */
  static Keywords any() {
    return Keywords.reference(Pointers.reference(GROUP, ANY));
  }

  /** Offers {@code randint}, allows anything. */
  static Keywords offerOfRandint() {
    return Keywords.reference(Pointers.reference(GROUP, RANDINT));
  }

  /** Of all numbers, 0 and 1 only. */
  static Keywords truthAsNumber() {
    return Keywords.reference(Pointers.reference(GROUP, TRUTH));
  }

  /** The condition that a mapping is a hyperparameter. */
  static Keywords hyperparameter() {
    return Keywords.requiring(TUNED_VALUE);
  }

  /** What the references above refer to. */
  static Keywords definitions() {
    Keywords any =
        Keywords.of("title", "stand-in")
            .with("type", List.of("string", "object"))
            .with("pattern", REPLACEMENT)
            .with("required", List.of(TUNED_VALUE));
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
            .with(
                "then",
                Keywords.of("type", "boolean").with("errorMessage", "Expected true or false."));
    return Keywords.of(ANY, any).with(RANDINT, randint).with(TRUTH, truth);
  }
}
