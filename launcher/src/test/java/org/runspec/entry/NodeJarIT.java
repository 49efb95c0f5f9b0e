package org.runspec.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What every node gets. */
class NodeJarIT {
  private static final long MOST_BYTES = 30_000_000;
  private static final Path JAR = Path.of(System.getProperty("runspec.top"), "node.jar");

  @Test
  void isSmallEnoughToBeBroughtToEveryNode() throws IOException {
    assertTrue(Files.size(JAR) <= MOST_BYTES, () -> JAR + " has " + JAR.toFile().length());
  }

  @Test
  void hasNothingOfTheSubmittingSide() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> strangers =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.matches("org/runspec/(backend|image|report)/.*|org/sqlite/.*"))
              .toList();
      assertEquals(List.of(), strangers);
    }
  }
}
