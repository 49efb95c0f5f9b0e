package org.runspec.store.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.Event;
import org.runspec.job.RecordFormat;
import org.runspec.store.JournalPage;

/** A journal's lines as bytes, and back. */
final class JournalLines {
  private JournalLines() {}

  static byte[] bytes(List<Event> lines) {
    StringBuilder text = new StringBuilder();
    for (Event line : lines) {
      text.append(RecordFormat.line(line)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The whole lines among some bytes, which begin at a position of the journal.
   *
   * @param isLast whether they go up to its end
   */
  static JournalPage page(byte[] bytes, long position, boolean isLast) {
    List<Event> events = new ArrayList<>();
    int corrupt = 0;
    int start = 0;
    for (int end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start)) {
      if (end > start) {
        try {
          String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
          events.add(RecordFormat.read(line, Event.class));
        } catch (CorruptRecordException e) {
          corrupt++; // told to the reader by number
        }
      }
      start = end + 1;
    }
    return new JournalPage(events, corrupt, position + start, isLast);
  }

  private static int lineEnd(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
