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
      a7ca63085ff08b87214a386c84712e1e424a4c70a1ab72d59918114aa19106f9
      d943bc44b5fadf0e46a8cfa9857798493c5488f46aade8263bce2ec25ffa5afd
      f8f48878d99c8a19e977cd1aa42197c0f9d18fa71abefee014449f54c2b73e6a""";

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
