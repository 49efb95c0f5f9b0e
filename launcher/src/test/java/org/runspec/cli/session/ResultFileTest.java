package org.runspec.cli.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

class ResultFileTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void whatWasThereIsReplacedByAWholeList() throws IOException {
    Path path = Files.writeString(folder.resolve("runs.csv"), "old");

    new ResultFile(path).write(pieces -> List.of("run,", "loss\n").forEach(pieces));

    assertEquals("run,loss\n", Files.readString(path));
    assertEquals(List.of("runs.csv"), names());
  }

  @Test
  void whereTheDiskIsFullTheOldListStaysAndTheSameMayWorkLater() throws IOException {
    Path path = Files.writeString(folder.resolve("runs.csv"), "old");
    ResultFile file = new ResultFile(path);

    ExternalProblem problem =
        assertThrows(ExternalProblem.class, () -> file.write(ResultFileTest::halfOfIt));

    assertTrue(problem.getMessage().contains("No space left on device"), problem.getMessage());
    assertEquals("old", Files.readString(path));
    assertEquals(List.of("runs.csv"), names());
  }

  private static void halfOfIt(Consumer<String> pieces) throws IOException {
    pieces.accept("run,");
    throw new IOException("No space left on device");
  }

  @Test
  void aFolderIsNotReplaced() throws IOException {
    Path path = Files.createDirectory(folder.resolve("runs.csv"));

    assertThrows(UserProblem.class, () -> new ResultFile(path).write(pieces -> {}));
    assertTrue(Files.isDirectory(path));
  }

  @Test
  void aPlaceThatIsNoneIsTheUsersMistake() {
    ResultFile nowhere = new ResultFile(folder.resolve("absent").resolve("runs.csv"));

    assertThrows(UserProblem.class, () -> nowhere.write(pieces -> {}));
  }
}
