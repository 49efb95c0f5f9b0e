package org.runspec.mirror;

import java.time.Duration;
import java.util.List;
import org.runspec.mirror.note.MirrorProblem;

/**
 * What a mirror did until its end.
 *
 * @param files how many files of the folder are in the storage
 * @param bytes how large they are together
 * @param bytesSent how many bytes were sent to the storage, also those sent twice
 * @param corrected files that the final comparison found to differ, and that were sent again
 * @param differing names of files that are not in the storage as they are in the folder
 * @param problems what went wrong and was not mended
 * @param took from start to end
 */
public record MirrorReport(
    long files,
    long bytes,
    long bytesSent,
    long corrected,
    List<String> differing,
    List<MirrorProblem> problems,
    Duration took) {
  /** Copies the lists. */
  public MirrorReport {
    differing = List.copyOf(differing);
    problems = List.copyOf(problems);
  }

  /**
   * Whether a comparison of all bytes showed that every file that is mirrored is in the storage.
   */
  public boolean agrees() {
    return differing.isEmpty();
  }
}
