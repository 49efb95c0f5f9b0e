package org.runspec.spec.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of what was read, by which one sees that it is still the same. */
public final class Sha256 {
  private final MessageDigest digest;

  /** The digest of nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** Adds a text in UTF-8. */
  public Sha256 add(String text) {
    return add(text.getBytes(UTF_8));
  }

  /** Adds bytes. */
  public Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** All that was added, in hexadecimal; the digest is one of nothing again. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
