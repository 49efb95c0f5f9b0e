package org.runspec.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The runspecs of this repository, as its users see them in their editor. */
@ExtendWith(RunningEditor.class)
class ShippedRunspecsTest {
  private static final Path TOP = Path.of(System.getProperty("runspec.top"));

  private final Editor editor;

  ShippedRunspecsTest(Editor editor) {
    this.editor = editor;
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(TOP.resolve("useful_run_specs"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void nothingIsUnderlined(Path runspec) throws IOException {
    assertEquals(List.of(), editor.open(runspec).underlined());
  }

  @Test
  void aMistakeInOneOfThemIsUnderlined() throws IOException {
    Path original = TOP.resolve("useful_run_specs").resolve("minimize.yaml");
    Path changed = original.resolveSibling("never-saved.yaml");
    String text = Files.readString(original).replace("max_iterations:", "max_iteratons:");

    assertFalse(editor.open(changed, text).underlined().isEmpty());
  }
}
