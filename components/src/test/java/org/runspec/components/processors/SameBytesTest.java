package org.runspec.components.processors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One seed gives the same files, whatever Java does to run faster. */
class SameBytesTest {
  /** The digests of what {@link ShortTraining} writes, everywhere and always. */
  private static final String DIGESTS =
      """
      0856907a5f099d2a4f44a847a860ff798c59386146a6d6bf52a73dee002315ce
      897f9746e7c91af4b29907c3b30b50aa481854e739e8dcc9354165a9704fe405
      8416cfa68e611964d5303c957b2a8c33e6ce5ba9e941b7137b4df3b994d69b81""";

  @TempDir Path folder;

  @Test
  void inThisProcess() throws Exception {
    assertEquals(DIGESTS, ShortTraining.digest(folder));
    assertEquals(DIGESTS, ShortTraining.digest(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xint",
        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ActiveProcessorCount=1",
        "-XX:+UseParallelGC -XX:-TieredCompilation -XX:ActiveProcessorCount=2",
        "-XX:UseAVX=0 -Xbatch -XX:+IgnoreUnrecognizedVMOptions"
      })
  void inAProcessWith(String options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ShortTraining.class.getName(), folder.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();

    assertEquals(DIGESTS, output.strip());
  }
}
