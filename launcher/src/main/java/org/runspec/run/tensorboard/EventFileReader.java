package org.runspec.run.tensorboard;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.tensorflow.proto.Event;

/**
 * Follows one event file as it grows. The file is open only while it is read, so that its owner can
 * rename or delete it on any system.
 */
final class EventFileReader {
  private static final long LARGEST_RECORD = Integer.MAX_VALUE - 8L;

  private final Path file;
  private final String tagPrefix;
  private long position;

  EventFileReader(Path file, String tagPrefix) {
    this.file = file;
    this.tagPrefix = tagPrefix;
  }

  /**
   * Hands over the scalars of the records that were completed since the last call; a half-written
   * record waits.
   *
   * @param points what was found before an exception is in it too, and is not found again
   * @throws CorruptRecordException when the rest of the file cannot be read, now or later
   * @throws IOException when reading failed, which another call may not
   */
  void poll(List<ScalarPoint> points) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < position) {
        throw new CorruptRecordException("the file is shorter than what was read of it");
      }
      channel.position(position);
      InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
      while (size - position >= RecordFrame.HEADER_BYTES) {
        long length = RecordFrame.length(in.readNBytes(RecordFrame.HEADER_BYTES));
        long frame = RecordFrame.HEADER_BYTES + RecordFrame.FOOTER_BYTES;
        if (length > LARGEST_RECORD) {
          throw new CorruptRecordException("a record is larger than 2 GB");
        }
        if (size - position < frame + length) {
          return;
        }
        byte[] data = in.readNBytes((int) length);
        RecordFrame.check(data, in.readNBytes(RecordFrame.FOOTER_BYTES));
        points.addAll(ScalarEvents.in(event(data), tagPrefix));
        position += frame + length;
      }
    }
  }

  private static Event event(byte[] data) throws CorruptRecordException {
    try {
      return Event.parseFrom(data);
    } catch (InvalidProtocolBufferException e) {
      CorruptRecordException corrupt = new CorruptRecordException("a record is not an event");
      corrupt.initCause(e);
      throw corrupt;
    }
  }
}
