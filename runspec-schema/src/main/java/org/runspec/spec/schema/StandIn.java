package org.runspec.spec.schema;

import java.util.List;
import org.runspec.spec.catalogue.Randint;
import org.runspec.spec.catalogue.ReplacementName;
import org.runspec.spec.catalogue.Sections;

/**
 * What may be written in place of a value: text with a replacement in it, {@code randint}, and an
 * alias to a hyperparameter, which is the hyperparameter's mapping to an editor.
 */
final class StandIn {
  static final String GROUP = ".stand_ins";

  static final String REPLACEMENT =
      ReplacementName.PATTERN + "|" + Sections.DATASTORE_TOKEN.replace("$", "\\$");
  static final String REPLACEMENT_OR_RANDINT = REPLACEMENT + "|^" + Randint.WORD + "$";

  private static final String RANDINT = "randint";
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
                    Keywords.requiring(Sections.ORDERED_TUNING_VALUES),
                    Keywords.requiring(Sections.UNORDERED_TUNING_VALUES),
                    Keywords.requiring(Sections.TUNING_DISTRIBUTION),
                    Keywords.requiring(Sections.TUNED_VALUE)));
    Keywords otherMapping = Keywords.of("type", "object").with("not", hyperparameter());
    Keywords randint =
        Keywords.of(
            "defaultSnippets",
            List.of(
                Keywords.of("label", Randint.WORD)
                    .with("description", "a whole number " + Randint.RANGE + ", drawn in each run")
                    .with("body", Randint.WORD)));
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
