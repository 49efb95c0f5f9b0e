package org.runspec.storage;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;

/**
 * What a storage gives to others who have no credential of their own: links and tokens that end by
 * themselves. Both are secrets until then.
 */
public interface SignedLinks {
  /** Where an object can be read, by anybody who has the link, until that moment. */
  URI readLink(ObjectKey key, Instant until) throws IOException;

  /**
   * What allows to read, write, create, append, delete and list all objects until that moment: the
   * query of a shared access signature, without a question mark.
   */
  String containerSas(Instant until) throws IOException;
}
