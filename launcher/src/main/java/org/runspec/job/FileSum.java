package org.runspec.job;

/**
 * What a file is known to hold.
 *
 * @param bytes how many
 * @param crc32c their CRC-32C, eight hexadecimal digits
 */
public record FileSum(long bytes, String crc32c) {}
