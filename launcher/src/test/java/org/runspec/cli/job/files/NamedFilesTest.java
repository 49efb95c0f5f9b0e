package org.runspec.cli.job.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.problem.UserProblem;

/** Typos in names of files are told as such. */
class NamedFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "share:data//x, share:data/x",
    "share:data/./x, share:data/x",
    "share:data//, share:data",
    "share:data/a/.//b, share:data/a/b"
  })
  void aShareHasNamesBetweenSlashes(String word, String right) {
    if (word.endsWith("/")) {
      assertEquals(Place.Share.of(right), Place.Share.of(word));
      return;
    }
    UserProblem problem = assertThrows(UserProblem.class, () -> Place.Share.of(word));

    assertEquals(
        "Could not find '"
            + word
            + "': between two slashes is a name, other than '.'. Try: "
            + right
            + ".",
        problem.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a,b", "x[z-a]", "a/{b"})
  void aPatternThatIsNoneIsToldWithTheWord(String word) throws Exception {
    Files.createDirectory(folder.resolve("a"));

    UserProblem problem =
        assertThrows(UserProblem.class, () -> LocalFiles.of(List.of(word), folder));

    assertEquals(
        "Could not upload " + word + ": ",
        problem.getMessage().substring(0, ("Could not upload " + word + ": ").length()));
  }

  @Test
  void aFileThatIsCalledLikeAPatternIsMeant() throws Exception {
    Files.writeString(folder.resolve("{a,b"), "x");

    assertEquals(1, LocalFiles.of(List.of("{a,b"), folder).below("shares/data").size());
  }
}
