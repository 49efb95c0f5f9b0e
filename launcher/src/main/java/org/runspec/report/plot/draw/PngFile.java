package org.runspec.report.plot.draw;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** An image as a PNG file that says how large it is meant to be, and who drew it. */
final class PngFile {
  /** The signature and the first chunk, which have the same length in every file. */
  private static final int HEAD = 33;

  /** Pixels of a metre where the scene's pixels have 96 to the inch. */
  private static final int PER_METRE = (int) Math.round(96 / 0.0254 * Png.SCALE);

  private static final byte IN_METRES = 1;

  private static final String SOFTWARE = "Software\0" + DrawnText.GENERATOR;

  private PngFile() {}

  /** Whether a file that begins so, read as ISO 8859-1, was made here. */
  static boolean isMade(String head) {
    return head.startsWith("PNG", 1) && head.contains("tEXt" + SOFTWARE);
  }

  static byte[] of(BufferedImage image) {
    try {
      ByteArrayOutputStream plain = new ByteArrayOutputStream();
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", plain);
      byte[] bytes = plain.toByteArray();
      ByteArrayOutputStream file = new ByteArrayOutputStream(bytes.length + 100);
      file.write(bytes, 0, HEAD);
      file.writeBytes(
          chunk(
              "pHYs",
              ByteBuffer.allocate(9).putInt(PER_METRE).putInt(PER_METRE).put(IN_METRES).array()));
      file.writeBytes(chunk("tEXt", SOFTWARE.getBytes(StandardCharsets.ISO_8859_1)));
      file.write(bytes, HEAD, bytes.length - HEAD);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] named =
        ByteBuffer.allocate(4 + data.length)
            .put(type.getBytes(StandardCharsets.ISO_8859_1))
            .put(data)
            .array();
    CRC32 sum = new CRC32();
    sum.update(named);
    return ByteBuffer.allocate(8 + named.length)
        .putInt(data.length)
        .put(named)
        .putInt((int) sum.getValue())
        .array();
  }
}
