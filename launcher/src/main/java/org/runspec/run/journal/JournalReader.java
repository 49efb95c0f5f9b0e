package org.runspec.run.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a journal back, also while its run is still writing it. */
public final class JournalReader {
  private JournalReader() {}

  /**
   * What was found in a journal.
   *
   * @param lines the readable lines in order
   * @param unreadable {@code line 7: …} for each finished line that is not a journal's
   */
  public record Contents(List<JournalLine> lines, List<String> unreadable) {
    public Contents {
      lines = List.copyOf(lines);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * Reads the whole file. A last line that is not finished yet is left out.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public static Contents read(Path file) {
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<JournalLine> lines = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    int number = 1;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      boolean torn = end < 0;
      String line = text.substring(start, torn ? text.length() : end);
      try {
        lines.add(JournalFormat.read(line));
      } catch (IOException e) {
        if (!torn) {
          unreadable.add("line " + number + ": " + line);
        }
      }
      number++;
      start = torn ? text.length() : end + 1;
    }
    return new Contents(lines, unreadable);
  }
}
