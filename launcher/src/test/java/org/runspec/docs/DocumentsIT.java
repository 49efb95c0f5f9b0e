package org.runspec.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * README and {@code docs/} are true. A fenced block is, by the words behind its backticks:
 *
 * <ul>
 *   <li>{@code console}: commands behind {@code $}, executed in order with their output compared; a
 *       command that fails is followed by {@code echo $?}; {@code drawn}: numbers may differ;
 *       {@code python3}: skipped where there is none
 *   <li>{@code file=PATH}: what the reader writes to a file
 *   <li>{@code shows=PATH}: a part of a file that is there
 *   <li>{@code runspec}: a whole runspec, which is valid
 * </ul>
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the documents' commands are for sh")
class DocumentsIT {
  @TempDir Path scratch;
  private Shell shell;

  @AfterEach
  void closeShell() {
    if (shell != null) {
      shell.close();
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Clone.TOP.resolve("docs"))) {
      return Stream.concat(
              Stream.of(Clone.TOP.resolve("README.md")),
              docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> readme() throws IOException {
    return played(Clone.TOP.resolve("README.md"));
  }

  @TestFactory
  Stream<DynamicTest> runningLocally() throws IOException {
    return played(Clone.TOP.resolve("docs/tutorials/0_Running_locally.md"));
  }

  @Test
  void everyPageWithCommandsIsPlayed() throws IOException {
    for (Path page : pages()) {
      boolean commands =
          MarkdownPage.read(page).blocks().stream().anyMatch(b -> b.language().equals("console"));
      String name = page.getFileName().toString();
      assertEquals(name.equals("README.md") || name.startsWith("0_"), commands, page.toString());
    }
  }

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    for (Path page : pages()) {
      for (String link : MarkdownPage.read(page).links()) {
        String target = link.replaceFirst("#.*", "");
        if (!target.isEmpty() && !target.contains("://")) {
          Path file = page.resolveSibling(target);
          assertTrue(Files.exists(file), () -> page + " links to " + link);
        }
      }
    }
  }

  private Stream<DynamicTest> played(Path file) throws IOException {
    shell = Clone.in(scratch).shell();
    return MarkdownPage.read(file).blocks().stream()
        .map(block -> dynamicTest("line " + block.line(), () -> play(block)));
  }

  private void play(FencedBlock block) throws IOException {
    assumeTrue(
        !block.isMarked("python3") || Shell.isThere("python3"), "there is no python3 on the path");
    Path here = Path.of(shell.run("pwd").output().get(0));
    if (block.language().equals("console")) {
      ConsoleStep.of(block).forEach(step -> play(step, block));
      assertEquals(0, shell.run("").exitCode(), "the last command failed, which is not told");
    } else if (block.mark("file").isPresent()) {
      Path file = here.resolve(block.mark("file").get());
      Files.createDirectories(file.getParent());
      Files.writeString(file, block.text());
    } else if (block.mark("shows").isPresent()) {
      String text = Files.readString(here.resolve(block.mark("shows").get()));
      assertTrue(text.contains(block.text()), () -> "not in the file:\n" + block.text());
    } else if (block.isMarked("runspec")) {
      Path file = Files.writeString(here.resolve("block.yaml"), block.text());
      Shell.Ended ended = shell.run("java -jar run.jar validate block.yaml");
      assertEquals(0, ended.exitCode(), () -> String.join("\n", ended.output()));
      Files.delete(file);
    }
  }

  private void play(ConsoleStep step, FencedBlock block) {
    if (!step.asksForExitCode()) {
      assertEquals(0, shell.run("").exitCode(), "before '" + step.command() + "'");
    }
    List<String> shown =
        step.shown().stream().filter(line -> !line.equals(ConsoleStep.CTRL_C)).toList();
    Shell.Ended ended = shell.run(step.command(), interruption(step));
    Predicate<List<String>> same = new ShownOutput(shown, block.isMarked("drawn"))::matches;
    List<String> output =
        ended.output().stream().map(line -> line.replace(scratch.toString(), "~")).toList();
    if (!same.test(output)) {
      fail("$ " + step.command() + "\n\nprints\n\n" + String.join("\n", output));
    }
  }

  /** The line at which the document presses Ctrl-C: the one before the sign for it. */
  private static Predicate<String> interruption(ConsoleStep step) {
    int place = step.shown().indexOf(ConsoleStep.CTRL_C);
    if (place < 0) {
      return line -> false;
    }
    String before =
        IntStream.iterate(place - 1, i -> i - 1)
            .mapToObj(step.shown()::get)
            .filter(line -> !line.equals("..."))
            .findFirst()
            .orElseThrow();
    ShownOutput awaited = new ShownOutput(List.of(before), true);
    return line -> awaited.matches(List.of(line));
  }
}
