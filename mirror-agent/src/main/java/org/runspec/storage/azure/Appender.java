package org.runspec.storage.azure;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobType;
import com.azure.storage.blob.models.BlockListType;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.PositionMismatch;

/**
 * Appends to blobs of blocks. A small blob is written anew with more content; to a larger one a
 * block is added. Each time the blob must be as it was known, so that nothing is appended twice or
 * elsewhere. Small blocks at the end are made one now and then: a blob of any age has few.
 */
final class Appender {
  private static final int SMALL = 1 << 15;
  private static final int REMEMBERED = 128;
  private static final int TRIES = 4;

  private final Container container;
  private final Uploads uploads;
  private final Map<ObjectKey, Grown> known = Collections.synchronizedMap(new Eldest());

  Appender(Container container, Uploads uploads) {
    this.container = container;
    this.uploads = uploads;
  }

  /** What is known of an object may be so no longer. */
  void forget(ObjectKey key) {
    known.remove(key);
  }

  /** Returns the new length. */
  long append(ObjectKey key, long position, byte[] content) throws IOException {
    BlockBlobClient blob = container.block(key);
    Grown before = known.remove(key);
    if (before == null || before.length() != position) {
      before = look(blob);
    }
    boolean mayBeThere = false;
    for (int tries = 1; ; tries++) {
      if (before.length() != position) {
        if (mayBeThere && holds(blob, before, position, content)) {
          known.put(key, before);
          return before.length();
        }
        throw new PositionMismatch(key, position, before.length());
      }
      if (content.length == 0 && before.exists()) {
        return position;
      }
      try {
        Grown after = extend(blob, before, content);
        known.put(key, after);
        return after.length();
      } catch (NotSo e) {
        if (tries == TRIES) {
          throw e;
        }
        mayBeThere = true;
        before = look(blob);
      }
    }
  }

  /** Whether an earlier try was done though its answer was lost. */
  private boolean holds(BlockBlobClient blob, Grown now, long position, byte[] content)
      throws IOException {
    if (now.length() != position + content.length) {
      return false;
    }
    try (InputStream tail = BlobReader.open(container, blob, position)) {
      return Arrays.equals(tail.readAllBytes(), content);
    }
  }

  private Grown extend(BlockBlobClient blob, Grown before, byte[] content) throws IOException {
    BlobRequestConditions when =
        before.exists() ? Writing.ifStill(before.tag()) : Writing.ifAbsent();
    Writing writing = before.exists() ? before.writing() : Writing.fresh();
    long length = before.length() + content.length;
    if (length <= SMALL && before.content().isPresent()) {
      byte[] all = joined(before.content().get().toBytes(), content);
      String tag = container.write(() -> BlobWriter.write(blob, all, writing, when));
      return new Grown(tag, writing, length, Optional.of(BinaryData.fromBytes(all)), List.of());
    }
    List<Block> blocks = new ArrayList<>(before.kept());
    long from = blocks.stream().mapToLong(Block::size).sum();
    try (InputStream again = again(blob, before, from)) {
      InputStream sent = new SequenceInputStream(again, new ByteArrayInputStream(content));
      blocks.addAll(uploads.stage(blob, sent, from, length - from, Set.of()));
    }
    String tag = container.write(() -> BlobWriter.commit(blob, blocks, writing, when));
    return new Grown(tag, writing, length, Optional.empty(), blocks);
  }

  /** What is there already and has to be sent once more, to be of other blocks. */
  private InputStream again(BlockBlobClient blob, Grown before, long from) throws IOException {
    if (from == before.length()) {
      return InputStream.nullInputStream();
    }
    return before.content().isPresent()
        ? new ByteArrayInputStream(before.content().get().toBytes())
        : BlobReader.open(container, blob, from);
  }

  private Grown look(BlockBlobClient blob) throws IOException {
    BlobProperties properties;
    try {
      properties = container.read(blob::getProperties, null);
    } catch (NotSo e) {
      if (!e.is(NotSo.Case.NO_BLOB)) {
        throw e;
      }
      properties = null;
    }
    if (properties == null) {
      return Grown.NOTHING;
    }
    if (properties.getBlobType() != BlobType.BLOCK_BLOB) {
      throw new IOException(
          "another program wrote it as a blob of another type, to which nothing is appended");
    }
    String tag = properties.getETag();
    Writing writing = Writing.in(properties.getMetadata());
    long length = properties.getBlobSize();
    if (length > SMALL) {
      return new Grown(tag, writing, length, Optional.empty(), blocks(blob, length));
    }
    try {
      BlobReader.Piece all = container.read(() -> BlobReader.whole(blob), null);
      return all == null
          ? Grown.NOTHING
          : new Grown(
              all.tag(), all.writing(), all.length(), Optional.of(all.content()), List.of());
    } catch (NotSo e) {
      return Grown.NOTHING; // deleted just now
    }
  }

  /** The blocks that others can stand behind; none where the blob has to be sent again. */
  private List<Block> blocks(BlockBlobClient blob, long length) throws IOException {
    List<Block> blocks =
        container.read(
            () ->
                blob.listBlocks(BlockListType.COMMITTED).getCommittedBlocks().stream()
                    .map(block -> new Block(block.getName(), block.getSizeLong()))
                    .toList(),
            List.of());
    boolean all = blocks.stream().mapToLong(Block::size).sum() == length;
    return all && blocks.stream().allMatch(block -> block.id().length() == Block.ID_LENGTH)
        ? blocks
        : List.of();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** Forgets the object that was appended to the longest time ago. */
  private static final class Eldest extends LinkedHashMap<ObjectKey, Grown> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<ObjectKey, Grown> eldest) {
      return size() > REMEMBERED;
    }
  }
}
