package org.runspec.storage.azure;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.models.BlobDownloadContentResponse;
import com.azure.storage.blob.models.BlobDownloadHeaders;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.specialized.BlobClientBase;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a blob in pieces, which grow. All are of one content: what is appended meanwhile is not
 * read, and when the blob is replaced, reading fails.
 */
final class BlobReader extends InputStream {
  private static final int FIRST = 1 << 18;
  private static final int LARGEST = Block.LARGEST;
  private static final DownloadRetryOptions ONCE =
      new DownloadRetryOptions().setMaxRetryRequests(0);

  private final Container container;
  private final BlobClientBase blob;
  private long offset;
  private long end = Long.MAX_VALUE;
  private String tag = "";
  private Writing writing;
  private byte[] piece = new byte[0];
  private int at;
  private int next = FIRST;

  private BlobReader(Container container, BlobClientBase blob, long offset) {
    this.container = container;
    this.blob = blob;
    this.offset = offset;
  }

  /**
   * Reads from an offset, the first piece at once.
   *
   * @throws NotSo if there is no blob
   */
  static InputStream open(Container container, BlobClientBase blob, long offset)
      throws IOException {
    BlobReader reader = new BlobReader(container, blob, offset);
    reader.fill();
    return reader;
  }

  /** All of a blob, and what came with it. */
  static Piece whole(BlobClientBase blob) {
    return piece(blob, null, new BlobRequestConditions());
  }

  @Override
  public int read() throws IOException {
    return ready() ? piece[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int start, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (!ready()) {
      return -1;
    }
    int count = Math.min(most, piece.length - at);
    System.arraycopy(piece, at, target, start, count);
    at += count;
    return count;
  }

  @Override
  public int available() {
    return piece.length - at;
  }

  private boolean ready() throws IOException {
    if (at == piece.length && offset < end) {
      fill();
    }
    return at < piece.length;
  }

  private void fill() throws IOException {
    BlobRange range = new BlobRange(offset, Math.min(next, end - offset));
    Piece filled;
    try {
      filled = ask(range, tag.isEmpty() ? Writing.always() : Writing.ifStill(tag));
    } catch (NotSo e) {
      if (e.is(NotSo.Case.BEYOND_THE_END) && tag.isEmpty()) {
        end = offset;
        return;
      }
      if (!e.is(NotSo.Case.CHANGED)) {
        throw e;
      }
      filled = ask(range, Writing.always()); // may have been appended to
    }
    if (tag.isEmpty()) {
      end = filled.length();
      writing = filled.writing();
    } else if (!filled.writing().equals(writing) || filled.length() < end) {
      throw new IOException("it was replaced while it was read");
    }
    tag = filled.tag();
    piece = filled.bytes();
    at = 0;
    offset += piece.length;
    next = Math.min(next * 4, LARGEST);
  }

  private Piece ask(BlobRange range, BlobRequestConditions when) throws IOException {
    Piece found = container.read(() -> piece(blob, range, when), null);
    if (found == null) {
      throw new NotSo(NotSo.Case.NO_CONTAINER, "there is no container");
    }
    return found;
  }

  private static Piece piece(BlobClientBase blob, BlobRange range, BlobRequestConditions when) {
    BlobDownloadContentResponse answer =
        blob.downloadContentWithResponse(ONCE, when, range, false, null, null);
    byte[] bytes = answer.getValue().toBytes();
    BlobDownloadHeaders headers = answer.getDeserializedHeaders();
    return new Piece(
        BinaryData.fromBytes(bytes),
        length(headers, bytes),
        headers.getETag(),
        Writing.in(headers.getMetadata()));
  }

  /** {@code bytes 0-99/1234} tells the length of the blob. */
  private static long length(BlobDownloadHeaders headers, byte[] bytes) {
    String range = headers.getContentRange();
    return range == null ? bytes.length : Long.parseLong(range.substring(range.indexOf('/') + 1));
  }

  /**
   * A part of a blob.
   *
   * @param length of the whole blob
   */
  record Piece(BinaryData content, long length, String tag, Writing writing) {
    byte[] bytes() {
      return content.toBytes();
    }
  }
}
