package org.runspec.cli.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.runspec.job.StoreLayout;
import org.runspec.report.Named;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/** What the attempts of a run printed, as far as the store has it. */
final class StoredOutput {
  private static final int PIECE = 1 << 16;

  private final Storage storage;
  private final Named.Run run;

  StoredOutput(Storage storage, Named.Run run) {
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

  /** Where the last lines begin, in bytes; not farther from the end than a few pieces. */
  long beginOfLast(int attempt, int lines) throws IOException {
    long size = attempt < 1 ? 0 : storage.stat(key(attempt)).map(StoredObject::size).orElse(0L);
    long from = Math.max(0, size - (long) PIECE);
    byte[] end = read(attempt, from);
    int left = lines;
    for (int i = end.length - 2; i >= 0; i--) {
      if (end[i] == '\n' && --left == 0) {
        return from + i + 1;
      }
    }
    return from;
  }

  /** The last lines, as text. */
  List<String> lastLines(int attempt, int lines) throws IOException {
    byte[] end = read(attempt, beginOfLast(attempt, lines));
    return new String(end, StandardCharsets.UTF_8).lines().toList();
  }
}
