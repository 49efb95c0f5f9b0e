package org.runspec.node.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir private Path folder;

  private static void write(OutputFile file, String text) {
    byte[] bytes = ("?" + text + "?").getBytes(StandardCharsets.UTF_8);
    file.write(bytes, 1, bytes.length - 2);
  }

  @Test
  void whatFitsIsKeptAsItIs() throws IOException {
    Path path = folder.resolve("output.txt");
    try (OutputFile file = OutputFile.create(path, 20)) {
      write(file, "0123456789");
      write(file, "abc");
    }
    assertEquals("0123456789abc", Files.readString(path));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void ofMoreTheBeginningAndTheEndAreKept() throws IOException {
    Path path = folder.resolve("output.txt");
    try (OutputFile file = OutputFile.create(path, 20)) {
      for (int i = 0; i < 10; i++) {
        write(file, "line " + i + "\n");
      }
    }
    assertEquals(
        "line 0\nlin\n[50 bytes were left out here]\n 8\nline 9\n", Files.readString(path));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full")
  void aFullDiskDisturbsNobody() throws IOException {
    OutputFile file = OutputFile.create(Path.of("/dev/full"), 20);
    write(file, "0123456789");

    assertFalse(file.finish());
  }

  @Property(tries = 200)
  void howeverItIsCutTheSameIsKept(
      @ForAll @IntRange(min = 0, max = 300) int length,
      @ForAll @IntRange(min = 1, max = 70) int piece,
      @ForAll @IntRange(min = 2, max = 100) int capacity)
      throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < length; i++) {
      all.append((char) ('a' + i % 26));
    }
    Path path = Files.createTempFile("output", ".txt");
    try {
      try (OutputFile file = OutputFile.create(path, capacity)) {
        for (int i = 0; i < length; i += piece) {
          write(file, all.substring(i, Math.min(length, i + piece)));
        }
      }
      String kept = Files.readString(path);
      int half = capacity / 2;
      if (length <= 2 * half) {
        assertEquals(all.toString(), kept);
      } else {
        assertTrue(kept.startsWith(all.substring(0, half) + "\n["));
        assertTrue(kept.endsWith("]\n" + all.substring(length - half)));
        assertTrue(kept.contains("[" + (length - 2 * half) + " bytes"));
      }
    } finally {
      Files.deleteIfExists(path);
    }
  }
}
