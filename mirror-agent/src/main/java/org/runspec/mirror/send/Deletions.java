package org.runspec.mirror.send;

import java.io.IOException;
import java.util.Set;

/**
 * Where it is kept which files were deleted from the folder, while their copies stay. Names are
 * relative to the folder, with slashes.
 */
public interface Deletions {
  /** Nobody wants to know. */
  Deletions UNKEPT =
      new Deletions() {
        @Override
        public Set<String> read() {
          return Set.of();
        }

        @Override
        public void write(Set<String> names) {}
      };

  /** All that were deleted when this was written last; none if it never was. */
  Set<String> read() throws IOException;

  /** These were deleted, and no others; returns when that is durable. */
  void write(Set<String> names) throws IOException;
}
