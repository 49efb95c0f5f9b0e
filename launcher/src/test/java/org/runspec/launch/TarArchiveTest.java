package org.runspec.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the system's own tar makes of an archive. */
@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "needs tar")
class TarArchiveTest {
  @TempDir Path folder;

  @Test
  void comesOutAsItWentIn() throws Exception {
    Path image = Files.createDirectories(folder.resolve("image/bin"));
    Path program = Files.writeString(image.resolve("java"), "#!/bin/sh\n");
    assertTrue(program.toFile().setExecutable(true));
    byte[] odd = new byte[513];
    odd[512] = 7;
    Files.write(image.resolve("513 bytes ü"), odd);
    Files.write(image.resolve("whole block"), new byte[512]);
    Files.createFile(image.resolve("nothing"));
    Files.createSymbolicLink(image.resolve("link"), Path.of("java"));

    Path out = Files.createDirectories(folder.resolve("out"));
    Path archive = Files.write(folder.resolve("x.tar"), archived(folder.resolve("image")));
    Process tar =
        new ProcessBuilder("tar", "-xf", archive.toString(), "-C", out.toString())
            .inheritIO()
            .start();

    assertEquals(0, tar.waitFor());
    assertTrue(Files.isExecutable(out.resolve("bin/java")));
    assertFalse(Files.isExecutable(out.resolve("bin/nothing")));
    assertArrayEquals(odd, Files.readAllBytes(out.resolve("bin/513 bytes ü")));
    assertEquals(512, Files.size(out.resolve("bin/whole block")));
    assertEquals(Path.of("java"), Files.readSymbolicLink(out.resolve("bin/link")));
  }

  @Test
  void isTheSameForTheSameFiles() throws IOException {
    Path image = Files.createDirectories(folder.resolve("image"));
    Files.writeString(image.resolve("a"), "1");
    byte[] first = archived(image);
    Files.setLastModifiedTime(image.resolve("a"), java.nio.file.attribute.FileTime.fromMillis(0));

    assertArrayEquals(first, archived(image));
  }

  @Test
  void aNameThatDoesNotFitIsRefused() throws IOException {
    Path image = Files.createDirectories(folder.resolve("image"));
    Files.createFile(image.resolve("x".repeat(101)));

    assertThrows(IOException.class, () -> archived(image));
  }

  private static byte[] archived(Path image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TarArchive(out).addAll(image);
    return out.toByteArray();
  }
}
