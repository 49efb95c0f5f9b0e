package org.runspec.cli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.job.MultiRun.Command;
import org.runspec.spec.problem.UserProblem;

/** What was typed behind {@code --}, or stands in a file, as runs execute it. */
class SubmittedCommandsTest {
  @TempDir Path folder;

  @Test
  void severalWordsStayAsTheyAre() {
    List<String> words = List.of("sh", "-c", "echo $XT_RUN_NAME 'a  b'", "");

    SubmittedCommands commands = SubmittedCommands.of(words, folder);

    assertEquals(List.of(new Command(words, false)), commands.written());
    assertEquals("sh -c 'echo $XT_RUN_NAME '\\''a  b'\\''' ''", commands.shown());
  }

  @ParameterizedTest
  @CsvSource({
    "make && ./a.out,true",
    "echo $HOME,true",
    "./train,false",
    "ls;,true",
    "hostname,false"
  })
  void aSingleWordIsALineForAShellWhereItHasToBe(String word, boolean shell) {
    assertEquals(
        List.of(new Command(List.of(word), shell)),
        SubmittedCommands.of(List.of(word), folder).written());
  }

  @Test
  void aProgramWithAHostileNameIsAProgram() throws IOException {
    Files.createFile(folder.resolve("my train & co"));

    assertEquals(
        List.of(new Command(List.of("my train & co"), false)),
        SubmittedCommands.of(List.of("my train & co"), folder).written());
  }

  @Test
  void aFileHasOneCommandALineAndRoomForRemarks() throws IOException {
    Files.writeString(
        folder.resolve("c.txt"), "\ufeff# all\r\n\r\n  a --x 1 \r\n\t# no\nb 'two  words' # why\n");

    assertEquals(
        List.of(
            new Command(List.of("a --x 1"), true),
            new Command(List.of("b 'two  words' # why"), true)),
        SubmittedCommands.ofFile("c.txt", folder).written());
  }

  @Test
  void withoutACommandThereIsNothingToSubmit() throws IOException {
    Files.writeString(folder.resolve("c.txt"), "# nothing\n\n");

    UserProblem empty =
        assertThrows(UserProblem.class, () -> SubmittedCommands.ofFile("c.txt", folder));
    UserProblem missing =
        assertThrows(UserProblem.class, () -> SubmittedCommands.ofFile("d.txt", folder));
    assertThrows(UserProblem.class, () -> SubmittedCommands.of(List.of(" ", "x"), folder));

    assertTrue(empty.getMessage().contains("there are none"), empty.getMessage());
    assertTrue(missing.getMessage().contains("c.txt, which exists"), missing.getMessage());
  }
}
