package org.runspec.storage.azure;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A block of a blob. Its name says which bytes it holds and where: two blocks of one name are the
 * same, so that what was staged by an earlier try need not be sent again.
 *
 * @param id the hash of the content and the offset in the blob, in base64
 * @param size in bytes
 */
record Block(String id, long size) {
  /** As long as a name of ours is; others' blocks cannot stand beside them. */
  static final int ID_LENGTH = 32;

  /**
   * What is usually the largest: several of them have to fit into the heap, which nodes keep small.
   */
  static final int LARGEST =
      Math.max(
          1 << 20,
          (int) Long.highestOneBit(Math.min(1 << 23, Runtime.getRuntime().maxMemory() >> 6)));

  /** The block that holds these bytes at an offset. */
  static Block of(byte[] content, long offset) {
    return new Block(id(md5(content), offset), content.length);
  }

  /** Sends it, checked by its hash on arrival. */
  void stage(BlockBlobClient blob, byte[] content) {
    byte[] hash = new byte[16];
    System.arraycopy(Base64.getDecoder().decode(id), 0, hash, 0, hash.length);
    blob.stageBlockWithResponse(
        new BlockBlobStageBlockOptions(id, BinaryData.fromBytes(content)).setContentMd5(hash),
        null,
        null);
  }

  /** The hash by which the service checks what arrives. */
  static byte[] md5(byte[] content) {
    try {
      return MessageDigest.getInstance("MD5").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static String id(byte[] hash, long offset) {
    byte[] name = ByteBuffer.allocate(24).put(hash).putLong(offset).array();
    return Base64.getEncoder().encodeToString(name);
  }
}
