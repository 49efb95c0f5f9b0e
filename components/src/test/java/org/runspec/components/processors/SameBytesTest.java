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
      00bc94bf235dbe92dda084c81e812782840c290b93a5e15db5c6a57b7a713ac4
      e36b3da06a19c94449647ec12413f33e034a249f889229a00f9eefadeee281db
      551c4a5b3f69a795e3dfc14496d127f2ccae9958629e830d9f570657a96cd480""";

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
