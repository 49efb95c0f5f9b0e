package org.runspec.components.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.problem.UserProblem;

class RecordingFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    Recorder recorder = new Recorder("a \"world\"", 3, 4);
    for (int step = 0; step < 100; step++) {
      recorder.observed(new float[] {step, -0.5f, 1e-3f});
      recorder.acted(step % 4, step / 8.0, step % 10 == 9);
    }
    file = folder.resolve("x.hdf5");
    RecordingFile.write(recorder.recording(), file);
  }

  private String problem() {
    String message = assertThrows(UserProblem.class, () -> RecordingFile.read(file)).getMessage();
    assertTrue(message.startsWith("Could not load the trajectories in " + file + ": "), message);
    assertTrue(message.contains("Try: recording it again"), message);
    return message;
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    Recording recording = RecordingFile.read(file);
    assertEquals(100, recording.steps());
    assertEquals(10, recording.episodes().size());
    assertEquals(12.25f, recording.rewards()[98]);
    assertEquals(98, recording.observations()[98][0]);
  }

  @Test
  void otherProgramsReadIt() throws IOException, InterruptedException {
    assumeTrue(
        python("import h5py").isEmpty(),
        "needs Python's h5py package (RUNSPEC_TEST_PYTHON names an interpreter that has it)");
    assertEquals(
        "(100, 3) float32 98.0 -0.5 [0 1 2 3] int32 12.25 10 int8 2 4 a \"world\"",
        python(
            """
            import h5py, sys
            with h5py.File(sys.argv[1]) as f:
                o = f['observations']
                print(o.shape, o.dtype, o[98, 0], o[98, 1], f['actions'][:4], f['actions'].dtype,
                      f['rewards'][98], sum(f['ends'][:]), f['ends'].dtype, f.attrs['format'],
                      f.attrs['action_count'], f.attrs['environment'].decode())
            """));
  }

  /** What a program prints, complaints included. */
  private String python(String program) throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("RUNSPEC_TEST_PYTHON", "python3");
    Process process =
        new ProcessBuilder(python, "-c", program, file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }

  @Test
  void saysWhenThereIsNone() throws IOException {
    Files.delete(file);
    assertTrue(problem().contains("there is no such file"));
  }

  @Test
  void saysWhenItIsAFolder() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    assertTrue(problem().contains("it is a folder"));
  }

  @Test
  void aDamagedByteIsToldOrMakesNoDifference() throws IOException {
    byte[] all = Files.readAllBytes(file);
    String digest = new Contents(RecordingFile.read(file)).sha256();
    int told = 0;
    for (int at = 0; at < all.length; at++) {
      byte[] damaged = all.clone();
      damaged[at] ^= (byte) 0xff;
      Files.write(file, damaged);
      try {
        assertEquals(digest, new Contents(RecordingFile.read(file)).sha256(), "byte " + at);
      } catch (UserProblem e) {
        told++;
      }
    }
    assertTrue(told > 100 * (3 + 1 + 1) * 4, "told " + told + " of " + all.length);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsNotWritten(float number) {
    Recorder recorder = new Recorder("world", 1, 2);
    recorder.observed(new float[] {number});
    recorder.acted(0, 1, true);
    Path other = folder.resolve("y.hdf5");
    String message =
        assertThrows(UserProblem.class, () -> RecordingFile.write(recorder.recording(), other))
            .getMessage();
    assertTrue(message.contains("infinite or not a number"), message);
    assertFalse(Files.exists(other));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.6, 0.95, 0.9999})
  void saysWhenItIsIncomplete(double kept) throws IOException {
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, (int) (all.length * kept)));
    assertTrue(problem().contains("it is incomplete"), problem());
  }

  @Test
  void saysWhenItIsSomethingElse() throws IOException {
    for (String text : new String[] {"", "x", "processing_stages: []\n".repeat(100)}) {
      Files.writeString(file, text);
      assertTrue(problem().contains("it is no HDF5 recording"), problem());
    }
  }
}
