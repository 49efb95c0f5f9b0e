package org.runspec.storage.azure;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlockListType;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.runspec.storage.ObjectKey;

/** Writes blobs as a whole: small ones in one request, large ones in blocks that then count. */
final class BlobWriter {
  /** Up to this size one request is made. */
  static final int SMALL = Math.min(1 << 22, Block.LARGEST);

  private final Container container;
  private final Uploads uploads;

  BlobWriter(Container container, Uploads uploads) {
    this.container = container;
    this.uploads = uploads;
  }

  void put(ObjectKey key, InputStream content, long length) throws IOException {
    Writing writing = Writing.fresh();
    if (length <= SMALL) {
      byte[] bytes = read(content, (int) length);
      container.write(() -> write(container.block(key), bytes, writing, Writing.always()));
      return;
    }
    BlockBlobClient blob = container.block(key);
    try {
      List<Block> blocks = uploads.stage(blob, content, 0, length, staged(blob));
      container.write(() -> commit(blob, blocks, writing, Writing.always()));
    } catch (NotSo e) {
      if (e.is(NotSo.Case.OTHER_TYPE)) {
        throw new IOException(
            "another program wrote " + key + " as a blob of another type, which has to be deleted");
      }
      throw e;
    }
  }

  /** Returns whether this call wrote it. */
  boolean create(ObjectKey key, InputStream content, long length) throws IOException {
    if (length <= SMALL) {
      return create(key, read(content, (int) length));
    }
    BlockBlobClient blob = container.block(key);
    if (exists(blob)) {
      return false;
    }
    Writing writing = Writing.fresh();
    try {
      List<Block> blocks = uploads.stage(blob, content, 0, length, staged(blob));
      container.write(() -> commit(blob, blocks, writing, Writing.ifAbsent()));
      return true;
    } catch (NotSo e) {
      return isOurs(blob, writing, e);
    }
  }

  /** As above. */
  boolean create(ObjectKey key, byte[] content) throws IOException {
    BlockBlobClient blob = container.block(key);
    Writing writing = Writing.fresh();
    try {
      container.write(() -> write(blob, content, writing, Writing.ifAbsent()));
      return true;
    } catch (NotSo e) {
      return isOurs(blob, writing, e);
    }
  }

  /** Writes a small blob in one request; returns its tag. */
  static String write(
      BlockBlobClient blob, byte[] content, Writing writing, BlobRequestConditions when) {
    return blob.uploadWithResponse(
            new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(content))
                .setContentMd5(Block.md5(content))
                .setMetadata(writing.metadata())
                .setRequestConditions(when),
            null,
            null)
        .getValue()
        .getETag();
  }

  /** Makes these blocks the blob; returns its tag. */
  static String commit(
      BlockBlobClient blob, List<Block> blocks, Writing writing, BlobRequestConditions when) {
    return blob.commitBlockListWithResponse(
            new BlockBlobCommitBlockListOptions(blocks.stream().map(Block::id).toList())
                .setMetadata(writing.metadata())
                .setRequestConditions(when),
            null,
            null)
        .getValue()
        .getETag();
  }

  /** What an earlier try left: names of blocks tell their content. */
  private Set<String> staged(BlockBlobClient blob) throws IOException {
    try {
      return container.read(
          () ->
              blob.listBlocks(BlockListType.UNCOMMITTED).getUncommittedBlocks().stream()
                  .map(block -> block.getName())
                  .collect(Collectors.toSet()),
          Set.of());
    } catch (NotSo e) {
      return Set.of();
    }
  }

  private boolean exists(BlockBlobClient blob) throws IOException {
    return container.read(blob::exists, false);
  }

  /** Whether there is a blob because a request of ours was done whose answer was lost. */
  private boolean isOurs(BlockBlobClient blob, Writing writing, NotSo why) throws IOException {
    if (!why.is(NotSo.Case.EXISTS)
        && !why.is(NotSo.Case.CHANGED)
        && !why.is(NotSo.Case.OTHER_TYPE)
        && !why.is(NotSo.Case.BLOCKS_GONE)) {
      throw why;
    }
    try {
      return container.read(
          () -> Writing.in(blob.getProperties().getMetadata()).equals(writing), false);
    } catch (NotSo gone) {
      throw why;
    }
  }

  private static byte[] read(InputStream content, int length) throws IOException {
    byte[] bytes = content.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the source ended " + (length - bytes.length) + " bytes early");
    }
    return bytes;
  }
}
