package org.runspec.run.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnProgressTest {
  @TempDir private Path folder;

  private final Screen screen = new Screen();
  private Path file;

  @BeforeEach
  void placeFile() {
    file = folder.resolve("console.txt");
  }

  private static DrawnProgress start(Console console, OptionalLong total) {
    return (DrawnProgress) console.progress("RL_Proc", "iters", total);
  }

  private String lastLine() {
    List<String> shown = screen.shown();
    return shown.get(shown.size() - 1);
  }

  @Test
  void aStagesProgressIsShownUntilItEnds() throws IOException {
    try (Console console = Console.open(file, screen.terminal(true))) {
      console.print("RL_Proc:  Started");
      try (DrawnProgress progress = start(console, OptionalLong.of(100_000))) {
        progress.update(45_000);
        progress.refresh();
        assertTrue(
            lastLine().matches("RL_Proc {2}45% \\[=+> +] 45,000/100,000 iters .*"), lastLine());
        console.print("a report");
        assertTrue(lastLine().startsWith("RL_Proc  45% ["), lastLine());
      }
      assertEquals(List.of("RL_Proc:  Started", "a report", ""), screen.shown());
      console.print("RL_Proc:  Completed");
    }
    assertEquals(
        List.of("RL_Proc:  Started", "a report", "RL_Proc:  Completed", ""), screen.shown());
    assertEquals("RL_Proc:  Started\na report\nRL_Proc:  Completed\n", Files.readString(file));
  }

  @Test
  void withoutATotalItCounts() {
    try (Console console = Console.open(file, screen.terminal(true));
        DrawnProgress progress = start(console, OptionalLong.empty())) {
      progress.update(12_000);
      progress.refresh();
      assertTrue(lastLine().matches("RL_Proc {2}12,000 iters, 0\\.\\d{3} hrs"), lastLine());
    }
  }

  @Test
  void aRefreshThatComesLateDrawsNothing() {
    try (Console console = Console.open(file, screen.terminal(true))) {
      DrawnProgress progress = start(console, OptionalLong.of(10));
      progress.close();
      progress.update(5);
      progress.refresh();
      assertEquals(List.of(""), screen.shown());
    }
  }
}
