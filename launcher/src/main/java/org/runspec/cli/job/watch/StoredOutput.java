package org.runspec.cli.job.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.job.StoreLayout;
import org.runspec.node.door.LastLines;
import org.runspec.report.Named;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/** What the attempts of a run printed, as far as the store has it. */
public final class StoredOutput {
  private static final int PIECE = 1 << 16;
  private static final Pattern LEFT_OUT =
      Pattern.compile("\\n\\[(\\d{1,18}) bytes were left out here\\]\\n");

  private final Storage storage;
  private final Named.Run run;

  /** Of one run. */
  public StoredOutput(Storage storage, Named.Run run) {
    this.storage = storage;
    this.run = run;
  }

  private ObjectKey key(int attempt) {
    return new ObjectKey(
        StoreLayout.output(run.job().workspace(), run.job().shape().nameOf(run.index()), attempt));
  }

  /** Some bytes from an offset on; none if there are none yet. */
  byte[] read(int attempt, long offset) throws IOException {
    if (attempt < 1) {
      return new byte[0];
    }
    try (InputStream in = storage.open(key(attempt), offset)) {
      return in.readNBytes(PIECE);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  /** Where the last lines begin, in bytes; not farther from the end than a piece. */
  long beginOfLast(int attempt, int lines) throws IOException {
    long size = attempt < 1 ? 0 : storage.stat(key(attempt)).map(StoredObject::size).orElse(0L);
    long from = Math.max(0, size - (long) PIECE);
    return from + LastLines.begin(read(attempt, from), lines, from == 0);
  }

  /**
   * Where a byte stands in the file of an attempt that is over: in front of the end of a long
   * output the file says how much was left out.
   *
   * @param position in what was printed
   * @param plain up to here the two are the same
   */
  long placeOf(int attempt, long position, long plain) throws IOException {
    if (position <= plain) {
      return position;
    }
    String there = new String(read(attempt, plain), StandardCharsets.ISO_8859_1);
    Matcher note = LEFT_OUT.matcher(there);
    if (!note.lookingAt()) {
      return position;
    }
    long behind = plain + note.end();
    return behind + Math.max(0, position - plain - Long.parseLong(note.group(1)));
  }

  /** The last lines, as text. */
  public List<String> lastLines(int attempt, int lines) throws IOException {
    byte[] end = read(attempt, beginOfLast(attempt, lines));
    return new String(end, StandardCharsets.UTF_8).lines().toList();
  }
}
