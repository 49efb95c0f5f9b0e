package org.runspec.run.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
  @TempDir private Path folder;

  private final Screen screen = new Screen();
  private Path file;
  private Console console;
  private OutputStream program;

  @BeforeEach
  void open() {
    file = folder.resolve("console.txt");
    console = Console.open(file, screen.terminal(true));
    program = console.programOutput();
  }

  @AfterEach
  void close() {
    console.close();
  }

  private void program(String output) throws IOException {
    program.write(output.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void linesGoToTheTerminalAndIntoTheFile() throws IOException {
    console.print(List.of("one", ""));
    console.print("größer");
    assertEquals("one\n\ngrößer\n", screen.sent());
    assertEquals("one\n\ngrößer\n", Files.readString(file));
  }

  @Test
  void ourLinesNeverStartInAProgramsLine() throws IOException {
    program("loading 50%");
    console.print("ours");
    program("finished\n");
    console.print("ours again");
    assertEquals("loading 50%\nours\nfinished\nours again\n", screen.sent());
    assertEquals("loading 50%\nours\nfinished\nours again\n", Files.readString(file));
  }

  @Test
  void theFileHoldsAProgramsBytesAndTheTerminalOnlyHarmlessOnes() throws IOException {
    byte[] bytes =
        "\u001b[2J\u001b[32mgreen\u001b[0m\u0007 caf\u00e9\r\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    program.write(bytes);
    assertArrayEquals(bytes, Files.readAllBytes(file));
    assertEquals("\u001b[32mgreen\u001b[0m^G caf\ufffd\r\n", screen.sent());
  }

  @Test
  void ourOwnLinesBringNoControlCharactersIntoTheFile() throws IOException {
    console.print("Failed: \u001b[31mValueError\u001b[0m\u0007");
    assertEquals("Failed: ValueError^G\n", Files.readString(file));
    assertEquals("Failed: ValueError^G\n", screen.sent());
  }

  @Test
  void aColourThatAProgramLeftOnDoesNotColourOurLines() throws IOException {
    program("\u001b[31mred\n");
    console.print("ours");
    console.print("ours again");
    assertEquals("\u001b[31mred\n\u001b[0mours\nours again\n", screen.sent());
  }

  @Test
  void aCharacterInTwoPiecesStaysWhole() throws IOException {
    byte[] rocket = "🚀\n".getBytes(StandardCharsets.UTF_8);
    program.write(rocket, 0, 2);
    console.print("ours");
    program.write(rocket, 2, 3);
    assertEquals("ours\n🚀\n", screen.sent());
    assertEquals("ours\n🚀\n", Files.readString(file));
  }

  @Test
  void aCharacterThatNeverEndsIsNotLost() throws IOException {
    byte[] bytes = {'a', (byte) 0xf0, (byte) 0x9f};
    program.write(bytes);
    program.close();
    assertArrayEquals(bytes, Files.readAllBytes(file));
    assertEquals("a\ufffd", screen.sent());
  }

  @Test
  void streamsKeepTheirOwnUnfinishedSequences() throws IOException {
    OutputStream errors = console.programOutput();
    program("\u001b[3");
    errors.write("error\n".getBytes(StandardCharsets.UTF_8));
    program("1mred\u001b[0m\n");
    assertEquals("error\n\u001b[31mred\u001b[0m\n", screen.sent());
  }

  @Test
  void theLastLineStaysBelowEverythingAndOutOfTheFile() throws IOException {
    console.status("RL_Proc  45% [====>    ]");
    console.print("one");
    assertEquals(List.of("one", "RL_Proc  45% [====>    ]"), screen.shown());
    program("two\n");
    assertEquals(List.of("one", "two", "RL_Proc  45% [====>    ]"), screen.shown());
    console.status("99%");
    assertEquals(List.of("one", "two", "99%"), screen.shown());
    console.status("");
    assertEquals(List.of("one", "two", ""), screen.shown());
    assertEquals("one\ntwo\n", Files.readString(file));
  }

  @Test
  void theLastLineWaitsForAProgramsUnfinishedLine() throws IOException {
    console.status("45%");
    program("epoch 1");
    console.status("46%");
    program("\repoch 2");
    assertEquals(List.of("epoch 2"), screen.shown());
    program("\n");
    assertEquals(List.of("epoch 2", "46%"), screen.shown());
  }

  @Test
  void closingRemovesTheLastLineAndEndsColours() throws IOException {
    program("\u001b[31mred\n");
    console.status("45%");
    console.close();
    assertEquals(List.of("red", ""), screen.shown());
    assertTrue(screen.sent().endsWith("\u001b[0m"));
  }

  @Test
  void whereNobodyLooksThereIsNoProgress() {
    Screen log = new Screen();
    try (Console unseen = Console.open(folder.resolve("other.txt"), log.terminal(false));
        StageProgress progress = unseen.progress("RL_Proc", "iters", OptionalLong.of(10))) {
      progress.update(5);
    }
    assertEquals("", log.sent());
  }

  @Test
  void anEarlierFileIsContinued() throws IOException {
    console.print("first");
    console.close();
    try (Console second = Console.open(file, screen.terminal(false))) {
      second.print("second");
    }
    assertEquals("first\nsecond\n", Files.readString(file));
  }

  @Test
  void whatCannotBeKeptIsShownNevertheless() {
    console.close();
    assertThrows(UncheckedIOException.class, () -> console.print("late"));
    assertEquals("late\n", screen.sent());
  }

  @Test
  void manyWritersNeverTearALine() throws Exception {
    int lines = 300;
    List<Callable<Void>> writers = new ArrayList<>();
    for (int w = 0; w < 3; w++) {
      String name = "ours " + w + " ";
      OutputStream output = console.programOutput();
      String programs = "program größe " + w + " ";
      writers.add(() -> forEach(lines, i -> console.print(name + i)));
      writers.add(
          () ->
              forEach(
                  lines,
                  i -> output.write((programs + i + "\n").getBytes(StandardCharsets.UTF_8))));
    }
    writers.add(() -> forEach(lines, i -> console.status("bar " + i)));
    ExecutorService threads = Executors.newFixedThreadPool(writers.size());
    try {
      for (Future<Void> done : threads.invokeAll(writers)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
    console.status("");

    List<String> kept = Files.readAllLines(file);
    List<String> shown = screen.shown();
    assertEquals("", shown.remove(shown.size() - 1));
    assertEquals(kept, shown, "terminal and file agree, line by line");
    assertEquals(6 * lines, kept.size());
    assertFalse(kept.stream().anyMatch(line -> line.contains("bar")));
    for (int w = 0; w < 3; w++) {
      for (String prefix : List.of("ours " + w + " ", "program größe " + w + " ")) {
        List<String> expected = new ArrayList<>();
        forEach(lines, i -> expected.add(prefix + i));
        assertEquals(expected, kept.stream().filter(line -> line.startsWith(prefix)).toList());
      }
    }
  }

  @Test
  void aProgramsBytesArriveHoweverTheyAreCut() throws IOException {
    byte[] bytes = "é🚀\u001b[31m日\u001b[0m\n\u0000x".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int size = 1; size <= bytes.length; size++) {
      for (int start = 0; start < bytes.length; start += size) {
        program.write(bytes, start, Math.min(size, bytes.length - start));
      }
      expected.write(bytes);
    }
    assertArrayEquals(expected.toByteArray(), Files.readAllBytes(file));
    assertEquals("é🚀\u001b[31m日\u001b[0m\n^@x".repeat(bytes.length), screen.sent());
  }

  private interface Action {
    void accept(int i) throws IOException;
  }

  private static Void forEach(int count, Action action) throws IOException {
    for (int i = 0; i < count; i++) {
      action.accept(i);
    }
    return null;
  }
}
