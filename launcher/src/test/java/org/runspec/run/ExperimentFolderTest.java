package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.problem.UserProblem;

class ExperimentFolderTest {
  @TempDir Path project;
  private Path folder;
  private Path runspec;

  @BeforeEach
  void prepare() throws IOException {
    folder = project.resolve("results");
    runspec = folder.resolve("runspec.yaml");
    Files.createDirectories(folder.resolve("models/deep"));
    Files.writeString(runspec, "x: 1\n");
    Files.writeString(folder.resolve("models/deep/m"), "model");
    Files.writeString(folder.resolve("console.txt"), "earlier");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void isEmptiedButForTheLockAndTheRunspec() throws IOException {
    ExperimentFolder.openEmpty(folder, runspec).close();

    assertEquals(List.of(".runspec.lock", "runspec.yaml"), files());
    assertTrue(Files.notExists(folder.resolve("models")));
  }

  @Test
  void isNotEmptiedWhileAnotherRunWritesThere() throws IOException {
    ExperimentFolder other = ExperimentFolder.openEmpty(folder, runspec);
    Files.writeString(folder.resolve("console.txt"), "of the other run");

    assertThrows(UserProblem.class, () -> ExperimentFolder.openEmpty(folder, runspec));
    assertEquals(List.of(".runspec.lock", "console.txt", "runspec.yaml"), files());
    other.close();
    ExperimentFolder.openEmpty(folder, runspec).close();
  }

  @Test
  void isFreeAgainIfItCannotBeOpened() throws IOException {
    Files.writeString(folder.resolve("earlier"), "a file where a folder should be");

    assertThrows(RuntimeException.class, () -> ExperimentFolder.open(folder, runspec));
    Files.delete(folder.resolve("earlier"));
    ExperimentFolder.open(folder, runspec).close();
  }
}
