package org.runspec.run.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TensorBoard reads what we write, and we read what TensorBoard's own writer writes. */
class TensorBoardInteroperationTest {
  @TempDir private Path folder;

  @BeforeEach
  void needsTensorBoard() {
    PythonTensorBoard.assumeItIsThere();
  }

  @Test
  void tensorBoardReadsOurScalars() throws IOException {
    Instant time = Instant.ofEpochSecond(1_763_620_000L, 250_000_000);
    try (EventFileWriter writer = EventFileWriter.create(folder, "host name", () -> time)) {
      writer.scalars(1000, Map.of("s1-rew", 0.002, "s1-gewinn/größe", 0.5));
      writer.scalars(2000, Map.of("s1-rew", -1e-30));
      writer.scalars(3_000_000_000L, Map.of("s1-rew", 123456.75));
    }
    List<String> expected = new ArrayList<>();
    expected.add(line("s1-gewinn/gr\\u00f6\\u00dfe", 1000, 0.5));
    expected.add(line("s1-rew", 1000, (float) 0.002));
    expected.add(line("s1-rew", 2000, (float) -1e-30));
    expected.add(line("s1-rew", 3_000_000_000L, 123456.75));
    assertEquals(
        expected,
        PythonTensorBoard.script("read_events.py", folder).stream()
            .map(TensorBoardInteroperationTest::normalized)
            .toList());
  }

  @Test
  void weReadTheScalarsOfTensorBoardsOwnWriter() throws IOException {
    PythonTensorBoard.script("write_events.py", folder);
    List<ScalarPoint> points = new EventFolder(folder, note -> fail(note)).poll();
    Instant time = Instant.ofEpochSecond(1_700_000_000L, 500_000_000);
    assertEquals(
        List.of(
            new ScalarPoint("simple", 7, time, 0.1f),
            new ScalarPoint("float_content", 7, time, 0.25),
            new ScalarPoint("float_typed", 7, time, 0.5),
            new ScalarPoint("double_content", 7, time, 0.1),
            new ScalarPoint("double_typed", 7, time, 1e300),
            new ScalarPoint("zero", 7, time, 0.0),
            new ScalarPoint("nan", 7, time, Double.NaN)),
        points);
  }

  private static String line(String tag, long step, double value) {
    return normalized(
        String.format(Locale.ROOT, "[\"%s\", %d, 1763620000.25, %s]", tag, step, value));
  }

  /** Java and Python may lay out the same number differently. */
  private static String normalized(String line) {
    int comma = line.lastIndexOf(' ');
    String number = line.substring(comma + 1, line.length() - 1);
    return line.substring(0, comma + 1) + Double.parseDouble(number) + "]";
  }
}
