package org.runspec.run.program.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines and keeps an unfinished one until its rest comes. */
final class LineSplitter {
  /** A line without its end. */
  static final class Line {
    private final byte[] bytes;
    private final boolean cut;

    private Line(byte[] bytes, boolean cut) {
      this.bytes = bytes;
      this.cut = cut;
    }

    byte[] bytes() {
      return bytes;
    }

    /** Whether it was longer than allowed; then only its beginning is kept. */
    boolean cut() {
      return cut;
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private final int longest;
  private final boolean returnEndsLine;
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private boolean cut;

  /**
   * Begins with nothing.
   *
   * @param longest most bytes of a line that are kept
   * @param returnEndsLine whether {@code \r} ends a line as {@code \n} does, as in progress bars
   */
  LineSplitter(int longest, boolean returnEndsLine) {
    this.longest = longest;
    this.returnEndsLine = returnEndsLine;
  }

  void feed(byte[] bytes, int offset, int length, Consumer<Line> lines) {
    int start = offset;
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (bytes[i] == '\n' || (returnEndsLine && bytes[i] == '\r')) {
        keep(bytes, start, i);
        lines.accept(take());
        start = i + 1;
      }
    }
    keep(bytes, start, end);
  }

  /** The unfinished line, if there is one; it is given up. */
  Optional<Line> rest() {
    return unfinished.size() == 0 ? Optional.empty() : Optional.of(take());
  }

  private void keep(byte[] bytes, int start, int end) {
    int room = longest - unfinished.size();
    cut |= end - start > room;
    unfinished.write(bytes, start, Math.min(end - start, room));
  }

  private Line take() {
    Line line = new Line(unfinished.toByteArray(), cut);
    unfinished.reset();
    cut = false;
    return line;
  }
}
