package org.runspec.node.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.runspec.spec.yaml.Sha256;

/**
 * Lets in who knows a secret of the job, of which the node knows the SHA-256 only, and lets in each
 * request once: it bears a number that the guard gave out before and takes once. The request for
 * such a number bears one that its client made up.
 */
final class Guard {
  private static final int REMEMBERED = 10_000;
  private static final int LONGEST = 200;
  private static final String BEARER = "Bearer ";

  private final Supplier<Set<String>> digests;
  private final SecureRandom random;
  private final Map<String, Boolean> given = remembering();
  private final Map<String, Boolean> seen = remembering();

  /**
   * A guard.
   *
   * @param digests SHA-256 of each secret that lets in, hexadecimal; anything else lets in nobody.
   *     There may be more of them as time goes by
   */
  Guard(Supplier<Set<String>> digests, SecureRandom random) {
    this.digests = digests;
    this.random = random;
  }

  private static Map<String, Boolean> remembering() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  /** Whether the secret is one of the job's. Takes as long for a wrong one as for a right one. */
  private boolean knows(String authorization) {
    boolean bearer = authorization != null && authorization.startsWith(BEARER);
    String secret = bearer ? authorization.substring(BEARER.length()) : "";
    byte[] shown = sha256(secret).getBytes(StandardCharsets.US_ASCII);
    boolean equal = false;
    for (String digest : digests.get()) {
      equal |= MessageDigest.isEqual(shown, digest.getBytes(StandardCharsets.US_ASCII));
    }
    return equal && bearer;
  }

  /** A number for a request to come; empty for who does not know the secret, or asks again. */
  synchronized String welcome(String authorization, String once) {
    boolean fresh = once != null && !once.isBlank() && once.length() <= LONGEST;
    if (!knows(authorization) || !fresh || seen.put(once, true) != null) {
      return "";
    }
    byte[] bytes = new byte[18];
    random.nextBytes(bytes);
    String number = HexFormat.of().formatHex(bytes);
    given.put(number, true);
    return number;
  }

  /** Whether a request may come in. */
  synchronized boolean admits(String authorization, String number) {
    return knows(authorization) && number != null && given.remove(number) != null;
  }

  static String sha256(String text) {
    return new Sha256().add(text).hex();
  }
}
