package org.runspec.node.door;

/** Where the last lines of a text begin, of which only the end is at hand. */
public final class LastLines {
  private LastLines() {}

  /**
   * Where they begin: at the beginning of a line, or of a character where one line fills all that
   * is at hand.
   *
   * @param end the last bytes of a UTF-8 text; its last line may be unfinished
   * @param lines how many are wanted; fewer may be at hand
   * @param whole whether nothing is in front of those bytes
   * @return an index; the length for no lines
   */
  public static int begin(byte[] end, int lines, boolean whole) {
    if (lines == 0) {
      return end.length;
    }
    int left = lines;
    int first = -1;
    for (int i = end.length - 2; i >= 0; i--) {
      if (end[i] == '\n') {
        first = i + 1;
        if (--left == 0) {
          return first;
        }
      }
    }
    if (whole) {
      return 0;
    }
    return first >= 0 ? first : firstCharacter(end);
  }

  private static int firstCharacter(byte[] end) {
    int i = 0;
    while (i < end.length && (end[i] & 0xC0) == 0x80) {
      i++;
    }
    return i;
  }
}
