package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.problem.UserProblem;

class RelaunchTest {
  private static final Path TREE = Path.of("/project/.runspec/cache/rerun1");

  private static Relaunch at(String place) {
    return new Relaunch("a: 1", place, Optional.empty(), List.of(), OptionalLong.empty());
  }

  @Test
  void aRunspecGoesIntoTheCopyOfTheProject() {
    assertEquals(TREE.resolve("specs/x.yaml"), at("specs/./x.yaml").in(TREE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.yaml", "/home/ann/.bashrc", "a/../../rerun2/x", ".", ""})
  void aStoreWritesNothingElsewhere(String place) {
    assertThrows(UserProblem.class, () -> at(place).in(TREE));
  }
}
