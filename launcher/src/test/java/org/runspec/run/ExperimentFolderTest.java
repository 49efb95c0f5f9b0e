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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.problem.UserProblem;

class ExperimentFolderTest {
  @TempDir Path project;
  private Path folder;
  private Path runspec;

  @BeforeEach
  void prepare() throws IOException {
    folder = project.resolve("results");
    runspec = folder.resolve("runspec.yaml");
    ExperimentFolder.open(folder, runspec).close();
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

  @Test
  void anEarlierRunIsMovedAwayAndWhatOthersMadeStays() throws IOException {
    ExperimentFolder.open(folder, runspec).close();

    assertEquals(List.of("console.txt", "m"), namesBelow("earlier", "models"));
    assertEquals(
        List.of(".runspec.lock", "runspec.yaml"),
        files().stream().filter(name -> !name.contains("/")).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"console.txt", "metrics.jsonl", "runspec.yaml", "events.out.tfevents.1.me.0"})
  void aUsersOwnFileIsNeitherMovedNorWrittenTo(String name) throws IOException {
    Path mine = Files.createDirectories(project.resolve("mine"));
    Files.writeString(mine.resolve(name), "mine");
    Path spec = Files.writeString(mine.resolve("spec.yaml"), "x: 1\n");

    for (int time = 1; time <= 2; time++) {
      UserProblem refused =
          assertThrows(UserProblem.class, () -> ExperimentFolder.open(mine, spec));
      assertEquals(
          "Could not write to "
              + mine
              + ": "
              + name
              + " was written by no run, and a run would overwrite it."
              + " Try: another folder, by --experiment_path=FOLDER or in the runspec.",
          refused.getMessage());
    }
    assertEquals("mine", Files.readString(mine.resolve(name)));
  }

  @Test
  void aUsersOwnFolderOfAStageIsNotMovedEither() throws IOException {
    Path mine = project.resolve("mine");
    Files.createDirectories(mine.resolve("stage1"));
    assertThrows(UserProblem.class, () -> ExperimentFolder.open(mine, runspec));
    assertTrue(Files.exists(mine.resolve("stage1")));
  }

  @Test
  void aFolderWithOtherFilesOfTheUsersMayBeUsed() throws IOException {
    Path mine = Files.createDirectories(project.resolve("mine"));
    Path spec = Files.writeString(mine.resolve("runspec.yaml"), "x: 1\n");
    Files.writeString(mine.resolve("train.py"), "");
    ExperimentFolder.open(mine, spec).close();
    ExperimentFolder.open(mine, spec).close();
    assertTrue(Files.exists(mine.resolve("train.py")) && Files.exists(spec));
  }

  @Test
  void whatNoRunWroteIsNotEmptied() throws IOException {
    Path mine = Files.createDirectories(project.resolve("mine"));
    Files.writeString(mine.resolve("data.csv"), "1,2\n");
    assertThrows(UserProblem.class, () -> ExperimentFolder.openEmpty(mine, runspec));
    assertThrows(UserProblem.class, () -> ExperimentFolder.openEmpty(mine, runspec));
    assertTrue(Files.exists(mine.resolve("data.csv")));
  }

  private List<String> namesBelow(String... tops) throws IOException {
    return files().stream()
        .filter(name -> Stream.of(tops).anyMatch(top -> name.startsWith(top + "/")))
        .map(name -> name.substring(name.lastIndexOf('/') + 1))
        .sorted()
        .toList();
  }
}
