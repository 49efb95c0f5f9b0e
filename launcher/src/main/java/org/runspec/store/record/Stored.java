package org.runspec.store.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.RecordFormat;

/** Documents as the records that they hold; one that holds none is named. */
final class Stored {
  private final Documents documents;

  Stored(Documents documents) {
    this.documents = documents;
  }

  /** The record of a document; empty if absent. */
  <T> Optional<T> record(String key, Class<T> type) throws IOException {
    Optional<byte[]> content = documents.get(key);
    return content.isPresent() ? Optional.of(read(key, content.get(), type)) : Optional.empty();
  }

  /** The records of those documents that there are, by key. */
  <T> List<T> records(Collection<String> keys, Class<T> type) throws IOException {
    List<T> records = new ArrayList<>();
    for (var document : new TreeMap<>(documents.get(keys)).entrySet()) {
      records.add(read(document.getKey(), document.getValue(), type));
    }
    return records;
  }

  /** The same without those that hold no record, so that one of them is in nobody's way. */
  <T> List<T> readable(Collection<String> keys, Class<T> type) throws IOException {
    List<T> records = new ArrayList<>();
    for (var document : new TreeMap<>(documents.get(keys)).entrySet()) {
      try {
        records.add(read(document.getKey(), document.getValue(), type));
      } catch (CorruptRecordException e) {
        // left out
      }
    }
    return records;
  }

  /**
   * Creates a document unless there is one.
   *
   * @return the record that it holds now: this one, or another's
   */
  <T> T create(String key, T record, Class<T> type) throws IOException {
    if (documents.create(key, RecordFormat.file(record))) {
      return record;
    }
    return record(key, type)
        .orElseThrow(() -> new IOException(key + " was deleted while it was created"));
  }

  /** The record that a document holds. */
  static <T> T read(String key, byte[] content, Class<T> type) throws CorruptRecordException {
    try {
      return RecordFormat.read(content, type);
    } catch (CorruptRecordException e) {
      throw new CorruptRecordException(
          key + " is not what it should be: " + e.getMessage(), e.getCause());
    }
  }
}
