package org.runspec.report.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What changed between jobs, in the line that a list has room for. */
class ChangesTest {
  private static String brief(List<CodeChange> files) {
    return new Changes(Optional.empty(), Optional.empty(), Optional.of(files), List.of(), List.of())
        .brief();
  }

  private static List<CodeChange> added(int count) {
    List<CodeChange> files = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      files.add(new CodeChange("plots/p" + i + ".svg", CodeChange.Kind.ADDED, 9, 0));
    }
    return files;
  }

  @Test
  void manyFilesAreCounted() {
    List<CodeChange> files = added(30);
    files.add(new CodeChange("train.py", CodeChange.Kind.CHANGED, 12, 3));

    assertEquals("train.py +12 −3, +p1.svg, +p2.svg, 28 more files", brief(files));
  }

  @Test
  void fewAreNamed() {
    assertEquals("+p1.svg, +p2.svg, +p3.svg, +p4.svg", brief(added(4)));
    assertEquals("+p1.svg, +p2.svg, +p3.svg, 2 more files", brief(added(5)));
  }
}
