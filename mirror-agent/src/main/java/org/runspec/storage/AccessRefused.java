package org.runspec.storage;

import java.io.IOException;

/**
 * A storage answered that the caller may not do this, or that its place is not there. Trying again
 * helps only once somebody has mended the credential or the place, which the message names.
 */
public final class AccessRefused extends IOException {
  private static final long serialVersionUID = 1L;

  /** Refused for this reason, which holds no secret. */
  public AccessRefused(String reason) {
    super(reason);
  }
}
