package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/**
 * A runspec with mistakes.
 *
 * @param expected the problems: where they stand, what is wrong, what is allowed, what to try
 */
record Mistake(String name, String yaml, List<String> expected) {
  static final String STAGE =
      Specs.HEAD + "processing_stages:\n  - processing_stage:\n      component: processors/Train\n";
  static final String COUNT =
      Specs.HEAD + "processing_stages:\n  - processing_stage:\n      component: processors/Count\n";

  Mistake(String name, String yaml, String... expected) {
    this(name, yaml, List.of(expected));
  }

  /** A test that all problems are told, and only they. */
  DynamicTest isExplainedIn(Path folder) {
    return DynamicTest.dynamicTest(
        name,
        () ->
            assertEquals(
                String.join("\n", expected), String.join("\n", new Specs(folder).problems(yaml))));
  }
}
