package org.runspec.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
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
 *   <li>{@code file=PATH}: what the reader writes to a file; a runspec is valid
 *   <li>{@code shows=PATH}: a part of a file that is there
 * </ul>
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the documents' commands are for sh")
class DocumentsIT {
  @TempDir Path scratch;
  private Clone clone;
  private Shell shell;

  @AfterEach
  void closeShell() throws IOException {
    if (shell != null) {
      shell.close();
      clone.awaitNodes();
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
  Stream<DynamicContainer> everyPageIsTrue() throws IOException {
    return pages().stream()
        .map(
            page ->
                dynamicContainer(
                    Clone.TOP.relativize(page).toString(), Stream.of(page).flatMap(this::played)));
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

  /** One test for each block; the shell and its clone are made when the first one is asked for. */
  private Stream<DynamicTest> played(Path page) {
    try {
      closeShell();
      String folder = page.getFileName().toString().replace(".md", "");
      clone = Clone.in(scratch.resolve(folder));
      shell = clone.shell();
      MarkdownPage read = MarkdownPage.read(page);
      return Stream.concat(
          read.blocks().stream()
              .map(block -> dynamicTest("line " + block.line(), () -> play(block))),
          read.pictures().stream()
              .map(link -> dynamicTest(link, () -> compare(page.resolveSibling(link)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture is the file of the same name that the page's commands made. */
  private void compare(Path picture) throws IOException {
    assumeTrue(Shell.isThere("python3"), "there is no python3 on the path");
    Path made = Path.of(shell.run("pwd").output().get(0)).resolve(picture.getFileName());
    assertEquals(
        Files.readString(picture),
        Files.readString(made),
        () -> "the commands make another picture now; where that is right, copy " + made);
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
      if (block.lines().contains("component: root/Root_Component")) {
        Shell.Ended ended = shell.run(clone.folder() + "/run validate " + file);
        assertEquals(0, ended.exitCode(), () -> String.join("\n", ended.output()));
      }
    } else if (block.mark("shows").isPresent()) {
      String text = Files.readString(here.resolve(block.mark("shows").get()));
      assertTrue(text.contains(block.text()), () -> "not in the file:\n" + block.text());
    }
  }

  private void play(ConsoleStep step, FencedBlock block) {
    if (!step.asksForExitCode()) {
      assertEquals(0, shell.run("").exitCode(), "before '" + step.command() + "'");
    }
    List<String> shown =
        step.shown().stream().map(line -> line.equals(ConsoleStep.CTRL_C) ? "..." : line).toList();
    Shell.Ended ended = shell.run(step.command(), interruption(step));
    Predicate<List<String>> same = new ShownOutput(shown, block.isMarked("drawn"))::matches;
    Path home = clone.folder().getParent();
    List<String> output =
        ended.output().stream().map(line -> line.replace(home.toString(), "~")).toList();
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
