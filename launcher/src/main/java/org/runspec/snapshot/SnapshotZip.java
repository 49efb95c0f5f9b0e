package org.runspec.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the zip of a snapshot: the same bytes for the same files, on every machine of one Java
 * version. Names are sorted, times fixed, modes 0644 or 0755.
 */
final class SnapshotZip {
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int CENTRAL_LENGTH = 46;
  private static final byte UNIX = 3;
  private static final int BUFFER = 1 << 16;

  private SnapshotZip() {}

  /** Writes all files; does not close the stream. */
  static void write(List<CodeFile> files, OutputStream out) throws IOException {
    Directory directory = new Directory(out);
    ZipOutputStream zip = new ZipOutputStream(directory, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.BEST_SPEED);
    for (CodeFile file : files) {
      ZipEntry entry = new ZipEntry(file.name());
      entry.setTimeLocal(TIME);
      zip.putNextEntry(entry);
      copy(file, zip);
      zip.closeEntry();
    }
    directory.begin();
    zip.finish();
    directory.end(files);
  }

  /** As much as there was when the file was found: one that only grew since is taken as it was. */
  private static void copy(CodeFile file, OutputStream zip) throws IOException {
    try (InputStream in = Files.newInputStream(file.source())) {
      byte[] buffer = new byte[BUFFER];
      long rest = file.bytes();
      while (rest > 0) {
        int read = in.read(buffer, 0, (int) Math.min(rest, BUFFER));
        if (read < 0) {
          throw new IOException(file.source() + " became shorter while the code was read");
        }
        zip.write(buffer, 0, read);
        rest -= read;
      }
    }
  }

  /** Holds the directory at the zip's end back, and writes the files' modes into it. */
  private static final class Directory extends FilterOutputStream {
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean holding;

    Directory(OutputStream out) {
      super(out);
    }

    void begin() {
      holding = true;
    }

    void end(List<CodeFile> files) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(held.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
      int at = 0;
      for (CodeFile file : files) {
        if (bytes.getInt(at) != CENTRAL_HEADER) {
          throw new IOException("the zip's directory is not as expected");
        }
        bytes.put(at + 5, UNIX);
        bytes.putInt(at + 38, (file.executable() ? 0100755 : 0100644) << 16);
        at +=
            CENTRAL_LENGTH
                + Short.toUnsignedInt(bytes.getShort(at + 28))
                + Short.toUnsignedInt(bytes.getShort(at + 30))
                + Short.toUnsignedInt(bytes.getShort(at + 32));
      }
      out.write(bytes.array());
      out.flush();
    }

    @Override
    public void write(int b) throws IOException {
      if (holding) {
        held.write(b);
      } else {
        out.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (holding) {
        held.write(bytes, offset, length);
      } else {
        out.write(bytes, offset, length);
      }
    }
  }
}
