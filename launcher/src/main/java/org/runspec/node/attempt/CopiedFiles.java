package org.runspec.node.attempt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.job.MultiRun;
import org.runspec.mirror.tree.Selection;

/**
 * Which files of a run are copied, as patterns below its results and below its directory. A pattern
 * that is bound to no folder, such as {@code *.tmp}, is meant in both.
 *
 * @param inResults below the results; absent if none are copied
 * @param beside below the run's directory, the results left out; absent if none are copied
 */
record CopiedFiles(Optional<Selection> inResults, Optional<Selection> beside) {
  private static final String OF_RESULTS = AttemptFolder.RESULTS + "/";

  /** By which a run keeps others out of its folder while it goes on: of no use anywhere else. */
  private static final String LOCK = ".runspec.lock";

  static CopiedFiles of(MultiRun.Captures captures) {
    List<String> omitInResults = new ArrayList<>(within(captures.mirrorOmit()));
    omitInResults.add(LOCK);
    List<String> omitBeside = new ArrayList<>(captures.mirrorOmit());
    omitBeside.add(LOCK);
    omitBeside.add(OF_RESULTS + "**");
    List<String> beside =
        captures.mirror().stream().filter(pattern -> !pattern.startsWith(OF_RESULTS)).toList();
    return new CopiedFiles(
        selection(within(captures.mirror()), omitInResults), selection(beside, omitBeside));
  }

  private static Optional<Selection> selection(List<String> files, List<String> omit) {
    return files.isEmpty() ? Optional.empty() : Optional.of(Selection.of(files, omit, List.of()));
  }

  private static List<String> within(List<String> patterns) {
    return patterns.stream()
        .flatMap(
            pattern ->
                pattern.startsWith(OF_RESULTS)
                    ? Stream.of(pattern.substring(OF_RESULTS.length()))
                    : Stream.of(pattern).filter(CopiedFiles::isAnywhere))
        .toList();
  }

  private static boolean isAnywhere(String pattern) {
    return pattern.indexOf('/') < 0 || pattern.startsWith("**");
  }
}
