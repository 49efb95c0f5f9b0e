package org.runspec.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A launch that breaks off somewhere is one job, finished by launching once more. */
class BrokenLaunchTest {
  @TempDir Path folder;
  private Launches launches;

  @BeforeEach
  void plan() throws IOException {
    launches = Launches.ofSevenRuns(folder);
  }

  @Test
  void whereverItIsBrokenOffTheNextOneGoesOnAsTheSameJob() throws IOException {
    Map<String, String> undisturbed = launches.normal(launches.launch());
    int broken = 0;
    boolean reached = true;
    for (int call = 1; reached; call++) {
      reached = false;
      for (boolean before : List.of(true, false)) {
        Launches disturbed = launches.elsewhere("try" + call + before);
        try {
          disturbed.launch(new BrokenCall(call, before));
          continue; // it took fewer calls
        } catch (IOException e) {
          reached = true;
          broken++;
        }
        assertEquals(
            undisturbed, disturbed.normal(disturbed.launch()), "broken off at call " + call);
      }
    }
    assertTrue(broken > 20, broken + " calls were broken off");
  }

  @Test
  void aStoreThatCannotBeWrittenLosesNothing() throws IOException {
    assertThrows(IOException.class, () -> launches.launch(new BrokenCall(1, true)));

    assertEquals("job1", launches.launch().job().toString());
  }

  @Test
  void codeThatCannotBeReadMakesNoJob() throws IOException {
    LaunchPlan.Files unreadable =
        launches.new Sources() {
          @Override
          public void writeCode(Path zip) throws IOException {
            throw new IOException("train.py became shorter");
          }
        };

    assertThrows(IOException.class, () -> launches.launch(unreadable));

    assertEquals(List.of(), launches.jobs());
  }
}
