package org.runspec.store.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.runspec.job.Event;
import org.runspec.storage.PositionMismatch;
import org.runspec.store.AnotherWriterException;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.JournalText;

/** Journals as texts of lines. */
final class Journals {
  private static final int PAGE_BYTES = 1 << 20;

  /** No line is longer; what is, was not written by us and is passed over in pieces. */
  private static final int LINE_BYTES = 1 << 24;

  private final Texts texts;

  Journals(Texts texts) {
    this.texts = texts;
  }

  /**
   * Adds lines behind a position. When the text is longer than that, an earlier try had its effect,
   * or part of it: what stands there has to be the start of the lines, and the rest is added.
   */
  long append(Journal journal, long position, List<Event> lines) throws IOException {
    byte[] wanted = JournalLines.bytes(lines);
    long end = position + wanted.length;
    long at = position;
    while (at < end) {
      try {
        at = texts.append(journal.key(), at, tail(wanted, at - position));
      } catch (PositionMismatch e) {
        at = behindWhatStands(journal, position, wanted, e);
      }
    }
    return end;
  }

  Duration untilNextAppend(Journal journal) {
    return texts.untilNextAppend(journal.key());
  }

  private long behindWhatStands(
      Journal journal, long position, byte[] wanted, PositionMismatch mismatch) throws IOException {
    if (mismatch.actual() < position) {
      throw new IOException(journal.key() + " lost lines that were durable", mismatch);
    }
    int length = (int) Math.min(mismatch.actual() - position, wanted.length);
    byte[] standing = texts.read(journal.key(), position, length);
    if (standing.length != length || Arrays.mismatch(standing, tail(wanted, 0, length)) >= 0) {
      throw new AnotherWriterException(journal);
    }
    return position + length;
  }

  JournalPage read(Journal journal, long position) throws IOException {
    byte[] bytes = texts.read(journal.key(), position, PAGE_BYTES);
    JournalPage page = JournalLines.page(bytes, position, bytes.length < PAGE_BYTES);
    boolean isCut = page.next() == position && bytes.length == PAGE_BYTES;
    return isCut ? longLine(journal, position) : page;
  }

  /** Whole lines of a page; what is longer than a page is of no line that we write. */
  JournalText text(Journal journal, long position) throws IOException {
    byte[] bytes = texts.read(journal.key(), position, PAGE_BYTES);
    if (bytes.length == PAGE_BYTES && lengthOfLines(bytes) == 0) {
      bytes = texts.read(journal.key(), position, LINE_BYTES);
    }
    int length = lengthOfLines(bytes);
    boolean isEndless = length == 0 && bytes.length == LINE_BYTES;
    long next = position + (isEndless ? bytes.length : length);
    return new JournalText(ByteBuffer.wrap(bytes, 0, length).asReadOnlyBuffer(), next);
  }

  private static int lengthOfLines(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] != '\n') {
      length--;
    }
    return length;
  }

  private JournalPage longLine(Journal journal, long position) throws IOException {
    byte[] bytes = texts.read(journal.key(), position, LINE_BYTES);
    JournalPage page = JournalLines.page(bytes, position, bytes.length < LINE_BYTES);
    boolean isEndless = page.next() == position && bytes.length == LINE_BYTES;
    return isEndless ? new JournalPage(List.of(), 1, position + bytes.length, false) : page;
  }

  private static byte[] tail(byte[] bytes, long from) {
    return from == 0 ? bytes : Arrays.copyOfRange(bytes, (int) from, bytes.length);
  }

  private static byte[] tail(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }
}
