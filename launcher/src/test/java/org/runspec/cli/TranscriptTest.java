package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.Platform;

/**
 * Whole commands on whole projects. Each folder of {@code transcripts} holds the files of a project
 * and {@code commands.txt}, what is typed in it; {@code transcript.approved.txt} is what comes of
 * it.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs sh, setsid and ulimit")
class TranscriptTest {
  private static final Path CASES = Path.of("src/test/resources/org/runspec/cli/transcripts");
  private static final String COMMANDS = "commands.txt";
  private static final String APPROVED = "transcript";

  @TempDir Path folder;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(found -> found.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isApproved(String name) throws IOException {
    Path given = CASES.resolve(name);
    Path project = folder.toRealPath().resolve("project");
    copy(given, project);
    assumeTrue(
        Executables.in(System.getenv(), project, Platform.current()).find("python3").isPresent(),
        "needs python3");
    Transcript transcript = new Transcript(project);
    for (String line : Files.readAllLines(given.resolve(COMMANDS))) {
      List<String> words = List.of(line.split(" "));
      switch (words.get(0)) {
        case "cat" -> transcript.show(words.get(1));
        case "cp" -> transcript.copy(words.get(1), words.get(2));
        case "find" -> transcript.list(words.get(1));
        default -> transcript.type(words.subList(1, words.size()));
      }
    }
    assertEquals(List.of(), transcript.leftProcesses());
    Approvals.verify(
        transcript.toString(),
        new Options().forFile().withNamer(new NamerWrapper(() -> APPROVED, () -> given + "/")));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith(APPROVED))
          .filter(file -> !file.endsWith(COMMANDS))
          .forEach(file -> copyFile(file, to.resolve(from.relativize(file).toString())));
    }
  }

  private static void copyFile(Path file, Path target) {
    try {
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
