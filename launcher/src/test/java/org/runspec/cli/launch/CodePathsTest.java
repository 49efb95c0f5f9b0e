package org.runspec.cli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries are typed where somebody stands, and read as the project's. */
class CodePathsTest {
  private static final Path PROJECT = Path.of("/home/ann/p");

  @ParameterizedTest
  @CsvSource({
    "src, lib, src/lib",
    "src, lib::x, src/lib::x",
    "src, ., src/.::.",
    "src, ./**, src/./**::.",
    "src, *.py, src/*.py::.",
    "src, .::x, src/.::x",
    "src, ../lib/**, src/../lib/**",
    "src, /opt/lib, /opt/lib",
    "'', lib, lib",
    "'', ., ."
  })
  void anEntryIsRelativeToTheCurrentFolder(String where, String typed, String entry) {
    assertEquals(entry, new CodePaths(PROJECT, PROJECT.resolve(where)).entry(typed));
  }
}
