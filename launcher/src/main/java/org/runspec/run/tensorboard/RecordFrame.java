package org.runspec.run.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The frame around each record of an event file (TensorFlow's TFRecord format), little-endian: the
 * length (8 bytes), its checksum (4), the data, their checksum (4).
 */
final class RecordFrame {
  static final int HEADER_BYTES = 12;
  static final int FOOTER_BYTES = 4;

  private static final int LENGTH_BYTES = 8;
  private static final int MASK = 0xa282ead8;

  private RecordFrame() {}

  /** The data with its frame. */
  static byte[] around(byte[] data) {
    byte[] record = new byte[HEADER_BYTES + data.length + FOOTER_BYTES];
    ByteBuffer fields = littleEndian(record);
    fields.putLong(data.length);
    fields.putInt(maskedCrc(record, 0, LENGTH_BYTES));
    fields.put(data);
    fields.putInt(maskedCrc(data, 0, data.length));
    return record;
  }

  /**
   * The length of the data behind a header.
   *
   * @throws CorruptRecordException when header and checksum differ
   */
  static long length(byte[] header) throws CorruptRecordException {
    ByteBuffer fields = littleEndian(header);
    long length = fields.getLong();
    if (fields.getInt() != maskedCrc(header, 0, LENGTH_BYTES) || length < 0) {
      throw new CorruptRecordException("a record's length does not match its checksum");
    }
    return length;
  }

  /**
   * Compares data with the checksum behind them.
   *
   * @throws CorruptRecordException when they differ
   */
  static void check(byte[] data, byte[] footer) throws CorruptRecordException {
    if (littleEndian(footer).getInt() != maskedCrc(data, 0, data.length)) {
      throw new CorruptRecordException("a record does not match its checksum");
    }
  }

  private static int maskedCrc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
