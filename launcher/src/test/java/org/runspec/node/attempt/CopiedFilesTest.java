package org.runspec.node.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runspec.job.MultiRun;
import org.runspec.mirror.tree.Selection;
import org.runspec.storage.ObjectKey;

/** Which files of a run are copied to the store. */
class CopiedFilesTest {
  private static CopiedFiles files(List<String> mirror, List<String> omit) {
    return CopiedFiles.of(new MultiRun.Captures(mirror, omit, 1 << 20, List.of()));
  }

  private static boolean takes(Optional<Selection> selection, String name) {
    return selection.orElseThrow().includes(new ObjectKey(name));
  }

  @Test
  void resultsAreCopiedButForALockThatBelongsToTheRun() {
    CopiedFiles files = files(List.of("results/**"), List.of());

    assertTrue(takes(files.inResults(), "line/console.txt"));
    assertFalse(takes(files.inResults(), "line/.runspec.lock"));
    assertEquals(Optional.empty(), files.beside());
  }

  @Test
  void whatIsLeftOutInAnyFolderIsLeftOutOfTheResults() {
    for (String omit : List.of("*.tmp", "**/*.tmp", "results/**/*.tmp")) {
      CopiedFiles files = files(List.of("results/**"), List.of(omit));

      assertFalse(takes(files.inResults(), "line/deep/x.tmp"), omit);
      assertTrue(takes(files.inResults(), "line/deep/x.txt"), omit);
    }
  }

  @Test
  void aPatternOfAnyFolderIsMeantInTheResultsToo() {
    CopiedFiles files = files(List.of("*.csv"), List.of());

    assertTrue(takes(files.inResults(), "line/a.csv"));
    assertTrue(takes(files.beside(), "logs/a.csv"));
    assertFalse(takes(files.beside(), "results/line/a.csv"));
  }
}
