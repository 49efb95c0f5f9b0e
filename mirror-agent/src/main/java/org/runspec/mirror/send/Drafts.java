package org.runspec.mirror.send;

import java.time.Duration;
import java.util.List;
import org.runspec.mirror.cursor.Cursors;
import org.runspec.mirror.tree.FileState;
import org.runspec.storage.ObjectKey;

/**
 * Files on their way to another name, as {@code model.pt.4462.tmp} is of {@code model.pt}. A copy
 * of one is of no use to anybody, so that it waits until the file has been left alone for a moment.
 */
final class Drafts {
  private final Cursors cursors;
  private final Duration moment;

  /**
   * Of a tree.
   *
   * @param cursors what was sent of it
   * @param moment in which a program that has made a file gives it its name
   */
  Drafts(Cursors cursors, Duration moment) {
    this.cursors = cursors;
    this.moment = moment;
  }

  /** Whether one name is as those of drafts of files with the other name. */
  static boolean isOf(ObjectKey name, ObjectKey draft) {
    return last(draft).contains(last(name));
  }

  /** Whether a file that was never sent is empty as yet, or may be about to replace another one. */
  boolean mayBe(ObjectKey name, FileState now, long wallNanos) {
    return now.modified() > wallNanos - moment.toNanos()
        && (now.size() == 0 || isBesideItsOriginal(name));
  }

  private boolean isBesideItsOriginal(ObjectKey name) {
    String path = name.path();
    int begin = path.length() - last(name).length();
    for (int dot = path.lastIndexOf('.'); dot > begin; dot = path.lastIndexOf('.', dot - 1)) {
      if (cursors.of(new ObjectKey(path.substring(0, dot))).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static String last(ObjectKey key) {
    List<String> segments = key.segments();
    return segments.get(segments.size() - 1);
  }
}
