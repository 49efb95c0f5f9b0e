package org.runspec.run.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
@SuppressWarnings("try") // what is opened is only there
class JavaOutputTest {
  @TempDir Path folder;
  private final PrintStream realOut = System.out;
  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream usual = new ByteArrayOutputStream();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @BeforeEach
  void watchTheUsualStreams() {
    System.setOut(new PrintStream(usual, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(usual, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(realOut);
    System.setErr(realErr);
  }

  @Test
  void isShownAndKeptAndOurOwnLinesStandApart() throws Exception {
    Path file = folder.resolve("console.txt");
    PrintStream shown = new PrintStream(screen, true, StandardCharsets.UTF_8);
    try (Console console = Console.open(file, new Terminal(shown, shown, false, () -> 80))) {
      try (JavaOutput output = JavaOutput.into(console)) {
        System.out.println("grüße");
        System.err.printf("%d%n", 1);
        System.out.write(('ü' >> 6) | 0xC0);
        console.print("ours");
        System.out.write(('ü' & 0x3F) | 0x80);
        System.out.print(" half\007");
        console.print("ours again");
      }
    }
    assertEquals("grüße\n1\nours\nü half\007\nours again\n", Files.readString(file));
    assertEquals("grüße\n1\nours\nü half^G\nours again\n", text(screen));
    assertEquals("", text(usual));
  }

  @Test
  void whoeverPrintsAfterwardsDoesSoAsUsual() {
    PrintStream before = System.out;
    PrintStream kept;
    PrintStream shown = new PrintStream(screen, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(shown, shown, false, () -> 80);
    try (Console console = Console.open(folder.resolve("console.txt"), terminal)) {
      try (JavaOutput output = JavaOutput.into(console)) {
        kept = System.out;
      }
    }
    kept.println("late");
    assertSame(before, System.out);
    assertEquals("late\n", text(usual));
    assertEquals("", text(screen));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
