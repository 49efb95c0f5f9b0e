package org.runspec.mirror.cursor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.zip.CRC32C;
import org.runspec.mirror.tree.FileState;
import org.runspec.storage.ObjectKey;

/**
 * The file from which the mirror goes on after it was ended: a version, all cursors and
 * checkpoints, and a checksum. Replaced as a whole. One that is damaged, of another version or of
 * another mirror counts as absent: then what the storage has is compared with the files.
 */
public final class CursorFile {
  private static final int VERSION = 1;

  private final Path file;
  private final String owner;

  /**
   * A cursor file, which may be absent.
   *
   * @param owner names what is mirrored where; a file with another owner's cursors is not used
   */
  public CursorFile(Path file, String owner) {
    this.file = file.toAbsolutePath();
    this.owner = owner;
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /** The cursors that were saved last; none if there are none of use. */
  public Cursors load() throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new Cursors();
    }
    int length = bytes.length - Long.BYTES;
    if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != sum(bytes, length)) {
      return new Cursors();
    }
    return read(new DataInputStream(new ByteArrayInputStream(bytes, 0, length)));
  }

  /** What the file would hold. */
  public byte[] image(Cursors cursors) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    write(cursors, out);
    out.writeLong(sum(bytes.toByteArray(), bytes.size()));
    return bytes.toByteArray();
  }

  /** Replaces the file in one step. */
  public void write(byte[] image) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.write(draft, image);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void write(Cursors cursors, DataOutputStream out) throws IOException {
    out.writeInt(VERSION);
    out.writeUTF(owner);
    Map<ObjectKey, FileCursor> files = cursors.files();
    out.writeInt(files.size());
    for (Map.Entry<ObjectKey, FileCursor> entry : files.entrySet()) {
      FileCursor cursor = entry.getValue();
      out.writeUTF(entry.getKey().path());
      out.writeUTF(cursor.state().identity());
      out.writeLong(cursor.state().size());
      out.writeLong(cursor.state().modified());
      out.writeLong(cursor.sent());
      out.writeLong(cursor.sum());
      writeBlock(cursor.head(), out);
      writeBlock(cursor.tail(), out);
      out.writeBoolean(cursor.settled());
    }
    var checkpoints = cursors.checkpoints();
    out.writeInt(checkpoints.size());
    for (StoredCheckpoint checkpoint : checkpoints) {
      out.writeUTF(checkpoint.unit().path());
      out.writeLong(checkpoint.order());
      out.writeBoolean(checkpoint.score().isPresent());
      out.writeDouble(checkpoint.score().orElse(0));
    }
  }

  private Cursors read(DataInputStream in) throws IOException {
    Cursors cursors = new Cursors();
    if (in.readInt() != VERSION || !in.readUTF().equals(owner)) {
      return cursors;
    }
    for (int left = in.readInt(); left > 0; left--) {
      ObjectKey name = new ObjectKey(in.readUTF());
      FileState state = new FileState(in.readUTF(), in.readLong(), in.readLong(), false);
      cursors.put(
          name,
          new FileCursor(
              state, in.readLong(), in.readLong(), readBlock(in), readBlock(in), in.readBoolean()));
    }
    for (int left = in.readInt(); left > 0; left--) {
      ObjectKey unit = new ObjectKey(in.readUTF());
      long order = in.readLong();
      boolean scored = in.readBoolean();
      double score = in.readDouble();
      cursors.put(
          new StoredCheckpoint(
              unit, order, scored ? OptionalDouble.of(score) : OptionalDouble.empty()));
    }
    return cursors;
  }

  private static void writeBlock(Block block, DataOutputStream out) throws IOException {
    out.writeLong(block.offset());
    out.writeInt(block.length());
    out.writeLong(block.sum());
  }

  private static Block readBlock(DataInputStream in) throws IOException {
    return new Block(in.readLong(), in.readInt(), in.readLong());
  }

  private static long sum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }
}
