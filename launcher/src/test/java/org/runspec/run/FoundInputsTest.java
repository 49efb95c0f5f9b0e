package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

class FoundInputsTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path source;
  private Path target;
  private FoundInputs inputs;

  @BeforeEach
  void prepare() throws IOException {
    target = Files.createDirectory(source.resolve("repro1"));
    inputs = new FoundInputs(source, target, FileTime.from(START));
  }

  private void file(Path file, String text, Instant time) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private List<Path> bring(String stage) throws IOException {
    Problems problems = new Problems();
    String text = stage.replace("TARGET", target.toString());
    Path spec = Files.writeString(source.resolve("stage.yaml"), text);
    SourceText written = SourceText.read(spec, "stage.yaml", Limits.DEFAULT);
    Optional<Mapping> tree = new YamlReader().readMapping(written, problems);
    return inputs.bringTo(tree.orElseThrow());
  }

  @Test
  void whatTheRunFoundIsCopied() throws IOException {
    file(source.resolve("models/m"), "old model", START.minusSeconds(60));

    assertEquals(List.of(Path.of("models/m")), bring("load_from: TARGET/models/m\n"));
    assertEquals("old model", Files.readString(target.resolve("models/m")));
    assertEquals(
        FileTime.from(START.minusSeconds(60)),
        Files.getLastModifiedTime(target.resolve("models/m")));
  }

  @Test
  void itIsFoundWhereverAStageNamesIt() throws IOException {
    file(source.resolve("a"), "a", START);
    file(source.resolve("b"), "b", START);
    file(source.resolve("c"), "c", START);

    assertEquals(
        List.of(Path.of("a"), Path.of("b")),
        bring("args: {x: TARGET/a, y: [1, {z: TARGET/b}]}\nnote: see TARGET/c\n"));
  }

  @Test
  void whatTheRunWroteIsNot() throws IOException {
    file(source.resolve("model"), "new", START.plusSeconds(1));
    file(source.resolve("folder/old"), "old", START.minusSeconds(1));
    file(source.resolve("folder/deep/new"), "new", START.plusSeconds(1));

    assertEquals(List.of(), bring("model: TARGET/model\nfolder: TARGET/folder\n"));
  }

  @Test
  void wholeFoldersAreCopied() throws IOException {
    file(source.resolve("data/a"), "a", START.minusSeconds(1));
    file(source.resolve("data/deep/b"), "b", START.minusSeconds(1));

    assertEquals(List.of(Path.of("data")), bring("data: TARGET/data\n"));
    assertEquals("b", Files.readString(target.resolve("data/deep/b")));
  }

  @Test
  void whatIsThereAlreadyStays() throws IOException {
    file(source.resolve("m"), "of the run that is repeated", START.minusSeconds(1));
    file(target.resolve("m"), "of this run", START.plusSeconds(1));

    assertEquals(List.of(), bring("m: TARGET/m\n"));
    assertEquals("of this run", Files.readString(target.resolve("m")));
  }

  @Test
  void nothingOutsideIsTouched() throws IOException {
    Path outside = Files.createDirectories(source.resolve("outside"));
    file(outside.resolve("m"), "outside", START.minusSeconds(1));

    assertEquals(
        List.of(),
        bring("a: TARGET/../outside/m\nb: " + outside + "/m\nc: TARGET\nd: TARGET-too/m\n"));
    assertFalse(Files.exists(target.resolve("m")));
  }
}
