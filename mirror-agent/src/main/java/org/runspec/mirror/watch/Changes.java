package org.runspec.mirror.watch;

import java.nio.file.Path;

/** Hears what events of the file system tell. */
public interface Changes {
  /** A file or folder got this name. */
  void named(Path file);

  /** A file was written to, is gone, or has been here before it could be watched. */
  void touched(Path file);

  /** Some events were lost. */
  void lost();
}
