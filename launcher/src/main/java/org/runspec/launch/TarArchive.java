package org.runspec.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes a tar archive (POSIX ustar) of plain files and links, the same for the same files. */
final class TarArchive {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final String FILE = "0";
  private static final String LINK = "2";

  private final OutputStream out;

  TarArchive(OutputStream out) {
    this.out = out;
  }

  /** Adds all files below a folder, by their names there, and ends the archive. */
  void addAll(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(path -> !Files.isDirectory(path)).sorted().toList();
    }
    for (Path file : files) {
      add(folder.relativize(file).toString().replace('\\', '/'), file);
    }
    out.write(new byte[2 * BLOCK]);
  }

  private void add(String name, Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      out.write(header(name, LINK, 0, false, Files.readSymbolicLink(file).toString()));
      return;
    }
    long size = Files.size(file);
    out.write(header(name, FILE, size, Files.isExecutable(file), ""));
    Files.copy(file, out);
    out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
  }

  private static byte[] header(String name, String kind, long size, boolean runs, String target)
      throws IOException {
    byte[] header = new byte[BLOCK];
    put(header, 0, NAME, name);
    put(header, 100, 8, runs ? "0000755\0" : "0000644\0");
    put(header, 108, 8, "0000000\0");
    put(header, 116, 8, "0000000\0");
    put(header, 124, 12, String.format(Locale.ROOT, "%011o\0", size));
    put(header, 136, 12, "00000000000\0");
    Arrays.fill(header, 148, 156, (byte) ' ');
    put(header, 156, 1, kind);
    put(header, 157, NAME, target);
    put(header, 257, 8, "ustar\00000");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, 8, String.format(Locale.ROOT, "%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int at, int room, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > room) {
      throw new IOException("a name is too long for a tar archive: " + text);
    }
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
