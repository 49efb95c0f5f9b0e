package org.runspec.components.envwrappers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.runspec.components.environments.CountingWorld;
import org.runspec.components.environments.Environment;
import org.runspec.components.environments.World;
import org.runspec.spec.problem.UserProblem;

class EnvFormatterTest {
  private static World stacked(int length) throws IOException {
    return new EnvFormatter(new EnvFormatter.Settings(length, () -> new CountingWorld(4))).start();
  }

  @Test
  void showsTheLatestObservationsSideBySide() throws IOException {
    World world = stacked(3);
    assertEquals(6, world.observationSize());
    assertArrayEquals(new float[] {0, 0, 0, 0, 1, 0}, world.observation());
    world.step(1);
    assertArrayEquals(new float[] {0, 0, 1, 0, 2, 1}, world.observation());
    world.step(0);
    world.step(1);
    assertArrayEquals(new float[] {2, 1, 3, 0, 4, 1}, world.observation());
  }

  @Test
  void forgetsWhenAnEpisodeBegins() throws IOException {
    World world = stacked(2);
    world.step(1);
    world.reset();
    assertArrayEquals(new float[] {0, 0, 1, 0}, world.observation());
  }

  @Test
  void wrappersAroundWrappersHaveALimit() {
    Environment inside =
        new EnvFormatter(new EnvFormatter.Settings(10_000, () -> new CountingWorld(4)));
    Environment outside = new EnvFormatter(new EnvFormatter.Settings(10_000, inside));
    String message = assertThrows(UserProblem.class, outside::start).getMessage();
    assertEquals(
        "Could not show the latest observations side by side: 10,000 of 20,000 numbers each are"
            + " more than 1,000,000 in all. Try: a smaller history_length.",
        message);
  }

  @Test
  void aHistoryOfOneChangesNothing() throws IOException {
    World world = stacked(1);
    World plain = new CountingWorld(4);
    for (int action : new int[] {1, 0, 1}) {
      assertEquals(plain.step(action), world.step(action));
      assertArrayEquals(plain.observation(), world.observation());
    }
    assertEquals(plain.actionCount(), world.actionCount());
    assertEquals(plain.expertAction(), world.expertAction());
    assertEquals(plain.picture(), world.picture());
    assertEquals(plain.name(), world.name());
  }
}
