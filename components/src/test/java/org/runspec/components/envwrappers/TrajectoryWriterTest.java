package org.runspec.components.envwrappers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.components.environments.CountingWorld;
import org.runspec.components.environments.Environment;
import org.runspec.components.environments.World;
import org.runspec.components.recordings.Recording;
import org.runspec.components.recordings.Recording.Episode;
import org.runspec.components.recordings.RecordingFile;
import org.runspec.spec.problem.UserProblem;

class TrajectoryWriterTest {
  @TempDir Path folder;

  private World world(Path file, Environment inside) throws IOException {
    return new TrajectoryWriter(new TrajectoryWriter.Settings(file, inside)).start();
  }

  private static void play(World world, int... actions) {
    for (int action : actions) {
      if (world.step(action).ended()) {
        world.reset();
      }
    }
  }

  @Test
  void keepsWhatWasSeenDoneAndGot() throws IOException {
    Path file = folder.resolve("data/new/x.hdf5");
    World world = world(file, () -> new CountingWorld(3));
    play(world, 1, 0, 1, 0);
    assertFalse(Files.exists(file));
    world.finish();

    Recording recording = RecordingFile.read(file);
    assertEquals("counting", recording.environment());
    assertEquals(2, recording.observationSize());
    assertEquals(2, recording.actionCount());
    assertArrayEquals(new float[][] {{1, 0}, {2, 1}, {3, 0}, {1, 0}}, recording.observations());
    assertArrayEquals(new int[] {1, 0, 1, 0}, recording.actions());
    assertArrayEquals(new float[] {1, 0, 1, 0}, recording.rewards());
    assertArrayEquals(new byte[] {0, 0, 1, 0}, recording.ends());
    assertEquals(List.of(new Episode(0, 3), new Episode(3, 1)), recording.episodes());
  }

  @Test
  void wrapsWrappersAndIsWrapped() throws IOException {
    Path inner = folder.resolve("inner.hdf5");
    Path outer = folder.resolve("outer.hdf5");
    Environment recorded =
        new TrajectoryWriter(new TrajectoryWriter.Settings(inner, () -> new CountingWorld(3)));
    World world = world(outer, new EnvFormatter(new EnvFormatter.Settings(2, recorded)));
    play(world, 1, 1);
    world.finish();

    assertArrayEquals(new float[][] {{1, 0}, {2, 1}}, RecordingFile.read(inner).observations());
    assertArrayEquals(
        new float[][] {{0, 0, 1, 0}, {1, 0, 2, 1}}, RecordingFile.read(outer).observations());
  }

  @Test
  void theSameStepsAreTheSameBytes() throws IOException {
    Path file = folder.resolve("x.hdf5");
    World first = world(file, () -> new CountingWorld(3));
    play(first, 1, 0);
    first.finish();
    byte[] bytes = Files.readAllBytes(file);
    World second = world(file, () -> new CountingWorld(3));
    play(second, 1, 0);
    second.finish();

    assertArrayEquals(bytes, Files.readAllBytes(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void withoutStepsThereIsNothingToWrite() throws IOException {
    World world = world(folder.resolve("x.hdf5"), () -> new CountingWorld(3));

    String message = assertThrows(UserProblem.class, world::finish).getMessage();

    assertTrue(message.contains("nothing was recorded"), message);
  }
}
