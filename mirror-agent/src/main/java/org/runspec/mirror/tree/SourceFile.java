package org.runspec.mirror.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.runspec.storage.ObjectKey;

/** One file, open for reading, that others may write to, replace or delete meanwhile. */
public final class SourceFile implements AutoCloseable {
  private static final int PIECE = 1 << 18;

  private final ObjectKey name;
  private final Path real;
  private final FileState seen;
  private final FileChannel channel;

  SourceFile(ObjectKey name, Path real, FileState seen) throws IOException {
    this.name = name;
    this.real = real;
    this.seen = seen;
    this.channel = FileChannel.open(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /** The file itself, without links. */
  public Path path() {
    return real;
  }

  /** Up to {@code most} bytes from a position; fewer at the end. */
  public byte[] read(long position, int most) throws SourceFailure {
    try {
      ByteBuffer bytes = ByteBuffer.allocate(most);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, position + bytes.position()) < 0) {
          break;
        }
      }
      return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    } catch (IOException e) {
      throw Tree.failure(name, e);
    }
  }

  /** Adds the bytes of a range to a checksum; returns how many there were. */
  public long sum(long from, long to, CRC32C sum) throws SourceFailure {
    long at = from;
    while (at < to) {
      byte[] piece = read(at, (int) Math.min(PIECE, to - at));
      if (piece.length == 0) {
        break;
      }
      sum.update(piece);
      at += piece.length;
    }
    return at - from;
  }

  /** Fails unless the file is still the one that was looked at, no shorter than it was then. */
  public void checkSameFile() throws SourceFailure {
    FileState now = now();
    if (!now.identity().equals(seen.identity()) || now.size() < seen.size()) {
      throw changed();
    }
  }

  /** Fails unless nothing was written since the file was looked at. */
  public void checkUntouched() throws SourceFailure {
    if (!now().sameVersion(seen)) {
      throw changed();
    }
  }

  /**
   * The content, as long as it was when looked at; the last read fails unless the check succeeds.
   */
  public SourceContent content(Check check) {
    return new SourceContent(this, seen.size(), check);
  }

  /** What must hold once all was read. */
  public interface Check {
    /** Fails if it does not. */
    void run() throws SourceFailure;
  }

  @Override
  public void close() throws SourceFailure {
    try {
      channel.close();
    } catch (IOException e) {
      throw Tree.failure(name, e);
    }
  }

  private FileState now() throws SourceFailure {
    try {
      Optional<FileState> now = Tree.state(real);
      return now.orElseThrow(this::changed);
    } catch (IOException e) {
      throw Tree.failure(name, e);
    }
  }

  SourceFailure changed() {
    return new SourceFailure(
        SourceFailure.Reason.CHANGED, name + " changed while it was read", null);
  }
}
