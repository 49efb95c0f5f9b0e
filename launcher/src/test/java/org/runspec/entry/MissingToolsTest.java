package org.runspec.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.entry.StubbedClone.Outcome;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are for sh")
class MissingToolsTest {
  private static final String ROOT = "echo 0";
  private static final String ANYBODY = "echo 1000";
  private static final String BRINGS_MAVEN =
      """
      case $* in *install*maven*) ln -s maven "${0%/*}/mvn" ;; esac
      """;

  private StubbedClone clone;

  @BeforeEach
  void makeCloneWithoutMaven(@TempDir Path folder) throws IOException {
    clone = new StubbedClone(folder);
    clone.remove("mvn");
    clone.stub("maven", StubbedClone.MAKES_JARS);
  }

  @Test
  void rootGetsMavenFromThePackageManager() throws Exception {
    clone.stub("apt-get", BRINGS_MAVEN);
    clone.stub("id", ROOT);

    Outcome outcome = clone.run("--version");

    assertEquals(0, outcome.exit());
    assertTrue(
        outcome
            .err()
            .contains("Installing maven: apt-get install -y --no-install-recommends maven"),
        outcome.err());
  }

  @Test
  void sudoWithoutPasswordWillDo() throws Exception {
    clone.stub("dnf", BRINGS_MAVEN);
    clone.stub("id", ANYBODY);
    clone.stub("true", "exit 0");
    clone.stub("sudo", "shift 2 && exec \"$@\"");

    Outcome outcome = clone.run("--version");

    assertEquals(0, outcome.exit());
    assertTrue(
        outcome.err().contains("Installing maven: sudo -n -E dnf install -y maven"), outcome.err());
  }

  @ParameterizedTest
  @CsvSource({
    "apt-get, sudo apt-get install -y --no-install-recommends maven",
    "dnf, sudo dnf install -y maven"
  })
  void anybodyElseIsToldTheOneCommand(String manager, String command) throws Exception {
    clone.stub(manager, "exit 1");
    clone.stub("id", ANYBODY);

    Outcome outcome = clone.run("--version");

    assertEquals(75, outcome.exit());
    assertTrue(outcome.err().endsWith("Try: " + command + "\n"), outcome.err());
  }

  @ParameterizedTest
  @CsvSource({
    "apt-get, sudo apt-get install -y --no-install-recommends python3 python3-venv",
    "dnf, sudo dnf install -y python3"
  })
  void theFullerTestsNameWhatTheyNeed(String manager, String command) throws Exception {
    clone.stub(manager, "exit 1");
    clone.stub("id", ANYBODY);

    Outcome outcome = clone.ci();

    assertEquals(75, outcome.exit());
    assertTrue(outcome.err().startsWith("Could not prepare the tests: "), outcome.err());
    assertTrue(outcome.err().endsWith("Try: " + command + "\n"), outcome.err());
  }

  @Test
  void failedInstallationShowsItsOutput() throws Exception {
    clone.stub("dnf", "echo no such repository; exit 1");
    clone.stub("id", ROOT);

    Outcome outcome = clone.verify();

    assertEquals(75, outcome.exit());
    assertTrue(outcome.err().contains("no such repository"), outcome.err());
  }
}
