package org.runspec.store.view;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.RecordFormat;

/**
 * Reads what {@link FactsOutput} wrote; bytes that are something else give a {@link
 * RuntimeException} or other facts, so that whoever keeps them adds a checksum.
 */
final class FactsInput {
  private final ByteBuffer bytes;
  private final List<String> texts = new ArrayList<>();

  /** Reads one thing. */
  interface Part<T> {
    T read() throws CorruptRecordException;
  }

  FactsInput(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean hasMore() {
    return bytes.hasRemaining();
  }

  long number() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
  }

  int count() {
    return Math.toIntExact(number());
  }

  String text() {
    int number = count();
    if (number < texts.size()) {
      return texts.get(number);
    }
    byte[] encoded = new byte[count()];
    bytes.get(encoded);
    texts.add(new String(encoded, StandardCharsets.UTF_8));
    return texts.get(texts.size() - 1);
  }

  Instant time() {
    long seconds = number();
    return Instant.ofEpochSecond(seconds, number());
  }

  <T> Optional<T> optional(Part<T> part) throws CorruptRecordException {
    return number() == 0 ? Optional.empty() : Optional.of(part.read());
  }

  Map<String, Object> values() throws CorruptRecordException {
    int size = count();
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      values.put(text(), value());
    }
    return values;
  }

  private Object value() throws CorruptRecordException {
    return switch (FactsOutput.Kind.of(bytes.get())) {
      case FALSE -> false;
      case TRUE -> true;
      case INT -> count();
      case LONG -> number();
      case DOUBLE -> bytes.getDouble();
      case TEXT -> text();
      case JSON -> RecordFormat.read(text(), FactsOutput.Boxed.class).value();
    };
  }
}
