package org.runspec.mirror;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.runspec.mirror.note.MirrorProblem;

/**
 * What a mirror did until its end.
 *
 * @param proofs by name the files that are in the storage as they are in the folder
 * @param bytesSent how many bytes were sent to the storage, also those sent twice
 * @param corrected files that the final comparison found to differ, and that were sent again
 * @param differing names of files that are not in the storage as they are in the folder
 * @param tooLarge by name the files that a limit kept from the storage, with their sizes in bytes
 * @param problems what went wrong and was not mended
 * @param took from start to end
 */
public record MirrorReport(
    Map<String, Proof> proofs,
    long bytesSent,
    long corrected,
    List<String> differing,
    Map<String, Long> tooLarge,
    List<MirrorProblem> problems,
    Duration took) {
  /** Copies all. */
  public MirrorReport {
    proofs = Map.copyOf(proofs);
    tooLarge = Map.copyOf(tooLarge);
    differing = List.copyOf(differing);
    problems = List.copyOf(problems);
  }

  /** How many files are in the storage. */
  public int files() {
    return proofs.size();
  }

  /** How large they are together, in bytes. */
  public long bytes() {
    return proofs.values().stream().mapToLong(Proof::bytes).sum();
  }

  /**
   * Whether a comparison of all bytes showed that every file that is mirrored is in the storage.
   */
  public boolean agrees() {
    return differing.isEmpty();
  }
}
