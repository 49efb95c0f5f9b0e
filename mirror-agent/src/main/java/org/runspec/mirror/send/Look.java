package org.runspec.mirror.send;

import java.time.Duration;
import java.util.Optional;

/**
 * What a look at a file led to.
 *
 * @param again when to look again though no event may come; empty if that is not needed
 */
public record Look(Optional<Duration> again) {
  static final Look DONE = new Look(Optional.empty());

  static Look again(Duration wait) {
    return new Look(Optional.of(wait));
  }
}
