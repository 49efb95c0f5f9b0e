package org.runspec.cli.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/** What stands at the place of a result decides how it gets there. */
class ResultFilePlacesTest {
  @TempDir Path folder;

  private void write(String name, String text) {
    new ResultFile(folder.resolve(name)).write(out -> out.accept(text));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aNewFileHasTheResultAndNothingElseIsLeft() throws IOException {
    write("list.csv", "one");
    write("list.csv", "two");
    assertEquals("two", Files.readString(folder.resolve("list.csv")));
    assertEquals(List.of("list.csv"), names());
  }

  @Test
  void aResultThatBreaksOffLeavesTheOldFile() throws IOException {
    write("list.csv", "old");
    ResultFile file = new ResultFile(folder.resolve("list.csv"));
    assertThrows(
        ExternalProblem.class,
        () ->
            file.write(
                out -> {
                  out.accept("half");
                  throw new UncheckedIOException(new IOException("the disk is full"));
                }));
    assertEquals("old", Files.readString(folder.resolve("list.csv")));
    assertEquals(List.of("list.csv"), names());
  }

  @Test
  void anEmptyFolderStaysAFolder() throws IOException {
    Files.createDirectory(folder.resolve("results"));
    UserProblem problem = assertThrows(UserProblem.class, () -> write("results", "text"));
    assertTrue(problem.getMessage().contains("it is a folder"), problem.getMessage());
    assertTrue(Files.isDirectory(folder.resolve("results")));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void aLinkStaysALinkAndWhatItLeadsToGetsTheResult() throws IOException {
    Files.writeString(folder.resolve("real.csv"), "old");
    for (String link : List.of("link.csv", "dangling.csv")) {
      Path real = Path.of(link.equals("link.csv") ? "real.csv" : "new.csv");
      Files.createSymbolicLink(folder.resolve(link), real);
      write(link, "new");
      assertTrue(Files.isSymbolicLink(folder.resolve(link)));
      assertEquals("new", Files.readString(folder.resolve(real)));
    }
    assertEquals(List.of("dangling.csv", "link.csv", "new.csv", "real.csv"), names());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no mkfifo")
  void aNamedPipeStaysAndItsReaderGetsTheResult() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> read(pipe));
    write("pipe", "text");
    assertEquals("text", read.get());
    assertFalse(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS));
    assertEquals(List.of("pipe"), names());
  }

  private static String read(Path pipe) {
    try {
      return Files.readString(pipe);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
