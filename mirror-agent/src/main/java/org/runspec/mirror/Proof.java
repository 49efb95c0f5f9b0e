package org.runspec.mirror;

import java.util.Locale;

/**
 * What a file and its object were found to be, both.
 *
 * @param bytes how many they have
 * @param crc32c the sum of those, eight hexadecimal digits
 */
public record Proof(long bytes, String crc32c) {
  static Proof of(long bytes, long sum) {
    return new Proof(bytes, String.format(Locale.ROOT, "%08x", sum));
  }
}
