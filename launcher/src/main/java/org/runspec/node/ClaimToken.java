package org.runspec.node;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Words by which a node knows its own claims and ends again. */
record ClaimToken(RandomGenerator random) {
  private static final int BYTES = 12;

  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
