package org.runspec.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out is what git itself leaves out. */
class IgnoreRulesTest {
  private static final List<String> NAMES =
      List.of("a", "b", "a.txt", "b.o", "build", "x y", "#c", "!d", "é", "[e]", "f*", "tmp ");
  private static final List<String> PIECES =
      List.of("a", "b", "*", "**", "?", "/", "/", "*.txt", "build", "[ab]", "[!a]", "\\#c", "x y");

  @TempDir Path folder;

  @BeforeEach
  void needsGit() throws Exception {
    assumeTrue(git("init", "-q").isEmpty(), "needs git");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.txt",
        "/a",
        "a/",
        "build/",
        "a/b",
        "**/b",
        "a/**",
        "a/**/b",
        "*\n!a",
        "a/*\n!a/b",
        "[ab]",
        "[!a]*",
        "[^a]*",
        "[[:alpha:]]",
        "\\#c",
        "\\!d",
        "\\[e\\]",
        "f\\*",
        "#c",
        "x y",
        "tmp\\ ",
        "tmp ",
        "?",
        "*.[ot]*",
        "\\",
        "[",
        "a\\",
        "**",
        "**a",
        "a**",
        "/*",
        "/**",
        "!*",
        "*\n!*/\n!a.txt",
        "build\n!build/a",
        "[a-b]",
        "[b-a]",
        "[]a]",
        "[a\\]]"
      })
  void asGit(String lines) throws Exception {
    Files.writeString(folder.resolve(".gitignore"), lines + "\n");
    fill(folder, 2);

    assertEquals(byGit(), byRules());
  }

  @Test
  void nestedFilesDecideForWhatIsBelowThem() throws Exception {
    fill(folder, 2);
    Files.writeString(folder.resolve(".gitignore"), "*.txt\nbuild\n");
    Files.writeString(folder.resolve("a/.gitignore"), "!a.txt\n/b\n!build\n");
    Files.writeString(folder.resolve(".git/info/exclude"), "b.o\n");

    assertEquals(byGit(), byRules());
  }

  @Test
  void ofFoldersAboveTheEntryToo() throws Exception {
    fill(folder, 2);
    Files.writeString(folder.resolve(".gitignore"), "a/*.txt\n");

    IgnoreRules rules = IgnoreRules.above(folder.resolve("a")).in(folder.resolve("a"));

    assertEquals(true, rules.ignores(folder.resolve("a/a.txt"), false));
    assertEquals(false, rules.ignores(folder.resolve("a/b.o"), false));
  }

  @Test
  void forAnyPatterns() throws Exception {
    fill(folder, 2);
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      StringBuilder lines = new StringBuilder();
      for (int line = 0; line <= random.nextInt(3); line++) {
        lines.append(random.nextInt(4) == 0 ? "!" : "");
        for (int piece = 0; piece <= random.nextInt(4); piece++) {
          lines.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        lines.append('\n');
      }
      Files.writeString(folder.resolve(".gitignore"), lines);

      assertEquals(byGit(), byRules(), () -> "of " + lines);
    }
  }

  private static void fill(Path folder, int depth) throws IOException {
    for (String name : NAMES) {
      Path child = folder.resolve(name);
      boolean isFolder = depth > 0 && (name.equals("a") || name.equals("build"));
      if (isFolder) {
        Files.createDirectories(child);
        fill(child, depth - 1);
      } else {
        Files.writeString(child, "");
      }
    }
  }

  private Set<String> byRules() {
    CodeSelection all =
        new CodeSelection(folder, List.of("."), List.of(), List.of(), Long.MAX_VALUE);
    Set<String> names = new TreeSet<>();
    new CodeWalk(all).files().forEach(file -> names.add(file.name()));
    return names;
  }

  /** All files that git would add. */
  private Set<String> byGit() throws Exception {
    String all = git("ls-files", "-z", "--others", "--exclude-standard");
    return new TreeSet<>(Arrays.stream(all.split("\0")).filter(name -> !name.isEmpty()).toList());
  }

  private String git(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "core.excludesFile=", "-c", "core.quotePath=false"));
    Stream.of(words).forEach(command::add);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(process.waitFor() == 0, "git says no");
    return out;
  }
}
