package org.runspec.cli.job.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What folders of runs are called, and how often they are looked at. */
class RunFoldersTest {
  @Test
  void noSystemLeavesOutThatWithWhichANameEnds() {
    assertEquals("run1.1 a=_b", RunFolders.safe("run1.1 a=/b. . "));
    assertEquals("a".repeat(119), RunFolders.safe("a".repeat(119) + ". more"));
    assertEquals("a".repeat(119), RunFolders.safe("a".repeat(119) + " more"));
  }

  @Test
  void whatTakesLongIsDoneLessOften() {
    assertEquals(Duration.ofSeconds(5), TensorboardView.pause(Duration.ofMillis(100)));
    assertEquals(Duration.ofSeconds(90), TensorboardView.pause(Duration.ofSeconds(10)));
  }
}
