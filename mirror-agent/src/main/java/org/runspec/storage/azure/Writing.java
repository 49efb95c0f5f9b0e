package org.runspec.storage.azure;

import com.azure.storage.blob.models.BlobRequestConditions;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The mark of content that was written as a whole, in the blob's metadata. Appending keeps it:
 * readers tell by it whether what they have read is still the start of the object.
 *
 * @param mark empty for what other programs wrote
 */
record Writing(String mark) {
  private static final String NAME = "writing";
  private static final String ANY = "*";

  /** Of new content. */
  static Writing fresh() {
    return new Writing(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
  }

  /** Of a blob that was found. */
  static Writing in(Map<String, String> metadata) {
    return new Writing(metadata == null ? "" : metadata.getOrDefault(NAME, ""));
  }

  /** What the blob is given. */
  Map<String, String> metadata() {
    return mark.isEmpty() ? Map.of() : Map.of(NAME, mark);
  }

  /** Only if there is no blob. */
  static BlobRequestConditions ifAbsent() {
    return new BlobRequestConditions().setIfNoneMatch(ANY);
  }

  /** Only if the blob is still the one with this tag. */
  static BlobRequestConditions ifStill(String tag) {
    return new BlobRequestConditions().setIfMatch(tag);
  }

  /** Whatever is there. */
  static BlobRequestConditions always() {
    return new BlobRequestConditions();
  }
}
