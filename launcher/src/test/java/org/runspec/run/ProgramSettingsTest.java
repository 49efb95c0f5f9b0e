package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

/** What no program can be started with is found before the run, with its place. */
class ProgramSettingsTest {
  @TempDir Path project;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          env: {"A=B": x}              | 6:13 | env            | 'A=B' names no variable
          env: {"": x}                 | 6:13 | env            | '' names no variable
          env: {A: "x\\0y"}            | 6:16 | env            | U+0000
          env: {"A\\0": x}             | 6:13 | env            | U+0000
          python: "a\\0b"              | 6:15 | python         | U+0000
          args: {a: "x\\0y"}           | 6:17 | args.a         | U+0000
          args: {a: [x, "x\\0y"]}      | 6:21 | args.a         | U+0000
          args: {"a\\0": x}            | 6:14 | args           | U+0000
          step_name: "a\\0b"           | 6:18 | step_name      | U+0000
          metrics_path: "a\\0b"        | 6:21 | metrics_path   | not a path
          metrics_pattern: "(?<loss>(" | 6:24 | metrics_pattern | Unclosed group
          metrics_pattern: "loss"      | 6:24 | metrics_pattern | no named group
          time_limit: 0                | 6:19 | time_limit     | ends every program
          time_limit: 0h0m             | 6:19 | time_limit     | ends every program
          """)
  void isRefusedAtItsPlace(String line, String place, String property, String what) {
    String source = line.startsWith("metrics_path:") ? "csv" : "regex";
    String stage =
        "  - processing_stage:\n      component: processors/Command_Proc\n      "
            + line
            + "\n      command: [echo]\n"
            + (line.startsWith("metrics_p") ? "      metrics_from: " + source + "\n" : "");
    UserProblem thrown =
        assertThrows(
            UserProblem.class,
            () -> new RunFixture(project, InstantSource.system(), stage).close());
    List<Problem> problems = thrown.problems();
    assertEquals(1, problems.size(), problems::toString);
    Problem problem = problems.get(0);
    assertEquals("processing_stages[0]." + property, problem.path());
    assertTrue(problem.what().contains(what), problem::toString);
    assertEquals(
        place, problem.position().line() + ":" + problem.position().column(), problem::toString);
  }
}
