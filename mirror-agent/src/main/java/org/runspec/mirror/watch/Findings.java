package org.runspec.mirror.watch;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.runspec.mirror.tree.SourceFailure;
import org.runspec.storage.ObjectKey;

/** Hears what was noticed of the tree, on several threads. */
public interface Findings {
  /** Whether a file that looks so needs no attention. */
  boolean isCurrent(ObjectKey file, BasicFileAttributes attributes);

  /** A file may have changed. */
  void changed(ObjectKey file);

  /**
   * A file got its name under the eyes of the watch; writes will be told of as {@link #touched}.
   */
  void named(ObjectKey file);

  /** A file was written to or is gone. */
  void touched(ObjectKey file);

  /** Events were lost: who relied on their order knows nothing now. */
  void eventsLost();

  /** A walk through all of the tree has ended. */
  void surveyed(long files);

  /** A link was met. */
  void link(ObjectKey link);

  /** Something cannot be read. */
  void unreadable(String name, SourceFailure failure);

  /** Something has a name that is no text. */
  void nameless(Path file);

  /** From now on the tree is looked through instead of waiting for events. */
  void polling(String why);
}
