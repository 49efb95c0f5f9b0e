package org.runspec.store.view;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.runspec.job.RecordFormat;

/**
 * Writes facts as bytes: small numbers are short, and of equal texts the first one stands alone.
 */
final class FactsOutput {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
  private final Map<String, Integer> texts = new HashMap<>();

  /** How a value is written. */
  enum Kind {
    FALSE('f'),
    TRUE('t'),
    INT('i'),
    LONG('l'),
    DOUBLE('d'),
    TEXT('s'),
    /** Whatever else there is in JSON. */
    JSON('j');

    private final char code;

    Kind(char code) {
      this.code = code;
    }

    static Kind of(byte code) {
      return switch (code) {
        case 'f' -> FALSE;
        case 't' -> TRUE;
        case 'i' -> INT;
        case 'l' -> LONG;
        case 'd' -> DOUBLE;
        case 's' -> TEXT;
        case 'j' -> JSON;
        default -> throw new IllegalArgumentException("no kind of value: " + code);
      };
    }
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  void number(long value) {
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7FL) != 0) {
      bytes.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
  }

  void text(String value) {
    Integer known = texts.get(value);
    if (known != null) {
      number(known);
      return;
    }
    number(texts.size());
    texts.put(value, texts.size());
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    bytes.writeBytes(encoded);
  }

  void time(Instant value) {
    number(value.getEpochSecond());
    number(value.getNano());
  }

  <T> void optional(Optional<T> value, Consumer<T> written) {
    number(value.isPresent() ? 1 : 0);
    value.ifPresent(written);
  }

  <T> void list(Collection<T> values, Consumer<T> written) {
    number(values.size());
    values.forEach(written);
  }

  <K, V> void map(Map<K, V> values, BiConsumer<K, V> written) {
    number(values.size());
    values.forEach(written);
  }

  void values(Map<String, Object> values) {
    map(
        values,
        (name, value) -> {
          text(name);
          value(value);
        });
  }

  private void value(Object value) {
    if (value instanceof Boolean truth) {
      kind(truth ? Kind.TRUE : Kind.FALSE);
    } else if (value instanceof Integer number) {
      kind(Kind.INT);
      number(number);
    } else if (value instanceof Long number) {
      kind(Kind.LONG);
      number(number);
    } else if (value instanceof Double number) {
      kind(Kind.DOUBLE);
      long bits = Double.doubleToRawLongBits(number);
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        bytes.write((int) (bits >>> shift));
      }
    } else if (value instanceof String text) {
      kind(Kind.TEXT);
      text(text);
    } else {
      kind(Kind.JSON);
      text(RecordFormat.line(new Boxed(value)));
    }
  }

  private void kind(Kind kind) {
    bytes.write(kind.code);
  }

  /** A value in a record, as records are what is read. */
  record Boxed(Object value) {}
}
