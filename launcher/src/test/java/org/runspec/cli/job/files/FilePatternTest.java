package org.runspec.cli.job.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.problem.UserProblem;

/** How people name files of a run. */
class FilePatternTest {
  private static final String FILE = "mirrored/line/stage1/metrics.jsonl";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mirrored/line/stage1/metrics.jsonl",
        "./mirrored/line",
        "mirrored/",
        "line/stage1",
        "line/*/metrics.jsonl",
        "**/metrics.*",
        "metrics.jsonl",
        "*.jsonl",
        "stage?",
        "**"
      })
  void aFileIsMeantByItsNameItsFoldersAndPatterns(String pattern) {
    assertTrue(FilePattern.of(pattern).fits(FILE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"line/*.jsonl", "mirror", "metrics", "*.json", "Line/**"})
  void aFileIsNotMeantByHalfOfAName(String pattern) {
    assertFalse(FilePattern.of(pattern).fits(FILE));
  }

  @Test
  void aNameThatLooksLikeAPatternIsAName() {
    assertTrue(FilePattern.of("a [draft]*.txt").fits("mirrored/a [draft]*.txt"));
  }

  @Test
  void nothingOutsideIsMeant() {
    for (String pattern : List.of("../other", "a/../../b", "/etc/passwd", "..")) {
      assertThrows(UserProblem.class, () -> FilePattern.of(pattern), pattern);
    }
  }
}
