package org.runspec.entry;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.entry.StubbedClone.Outcome;
import org.runspec.entry.StubbedClone.Started;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for sh")
class RunScriptTest {
  private static final int OUTSIDE_FAILED = 75;

  private StubbedClone clone;

  @BeforeEach
  void makeClone(@TempDir Path folder) throws IOException {
    clone = new StubbedClone(folder);
  }

  @Test
  void firstUseBuildsAndTellsSoOnStderrOnly() throws Exception {
    Outcome outcome = clone.run("list", "jobs");

    assertAll(
        () -> assertEquals(0, outcome.exit()),
        () -> assertTrue(outcome.out().endsWith("<list>\n<jobs>\n"), outcome.out()),
        () -> assertTrue(outcome.err().startsWith("Building run.jar (first use)"), outcome.err()),
        () ->
            assertTrue(
                outcome.err().endsWith("Built run.jar; Maven downloaded 2.5 MB in 1 file.\n"),
                outcome.err()));
  }

  @Test
  void laterUsesBuildNothingAndSayNothing() throws Exception {
    clone.run("--version");

    Outcome second = clone.run("--version");

    assertEquals("", second.err());
    assertEquals(1, clone.mavenCalls().size());
  }

  @Test
  void whatNodesNeedIsBuiltAsWell() throws Exception {
    clone.run("--version");

    assertEquals("node\n", Files.readString(clone.top().resolve("node.jar")));
    assertEquals("mirror\n", Files.readString(clone.top().resolve("mirror-agent.jar")));

    Files.delete(clone.top().resolve("node.jar"));
    Outcome outcome = clone.run("--version");

    assertTrue(outcome.err().startsWith("Building run.jar (there is no node.jar)"), outcome.err());
    assertTrue(Files.exists(clone.top().resolve("node.jar")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        ".mvn/tools.sh",
        "launcher/src/main/java/A.java",
        "components/core/Net/Net.yaml",
        // Deleting a file leaves no more than a newer folder.
        "launcher/src/main/java",
        "components/core"
      })
  void newerSourceBuildsAgain(String source) throws Exception {
    clone.run("--version");
    clone.touch(source);

    Outcome outcome = clone.run("--version");

    assertTrue(
        outcome.err().startsWith("Building run.jar (" + source + " is newer)"), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"launcher/src/test/java/ATest.java", "launcher/target", "launcher", "run"})
  void whatIsNotInTheJarBuildsNothing(String path) throws Exception {
    clone.run("--version");
    clone.touch(path);

    assertEquals("", clone.run("--version").err());
  }

  @Test
  void argumentsAndExitCodePassUnchanged() throws Exception {
    clone.set("STUB_JAVA_EXIT", "2");

    Outcome outcome = clone.run("validate", "a b", "", "*", "$HOME", "it's \"q\"", "x\ny", "ü\\n");

    assertEquals(2, outcome.exit());
    assertTrue(
        outcome
            .out()
            .endsWith("<validate>\n<a b>\n<>\n<*>\n<$HOME>\n<it's \"q\">\n<x\ny>\n<ü\\n>\n"),
        outcome.out());
  }

  @Test
  void worksThroughRelativeAndChainedLinks() throws Exception {
    Path elsewhere = Files.createDirectories(clone.top().resolveSibling("else where"));
    Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("../a clone/run"));
    Path first =
        Files.createSymbolicLink(clone.top().resolveSibling("first"), elsewhere.resolve("second"));

    Outcome outcome = clone.start(first, "--version").outcome();

    assertTrue(outcome.out().contains("<" + clone.top().resolve("run.jar") + ">"), outcome.out());
  }

  @ParameterizedTest
  @CsvSource({
    "validate x.yaml, true",
    "plan x.yml, true",
    "list runs, true",
    "--help, true",
    "x.yaml, false",
    "dir/x.yml --on local, false",
    "--set a=b x.yaml, false",
    "run x.yaml, false",
    "preflight x.yaml, false",
    "node, false",
    "mirror, false"
  })
  void shortCommandsStartQuicklyAndLongOnesRunFast(String commandLine, boolean quick)
      throws Exception {
    Outcome outcome = clone.run(commandLine.split(" "));

    assertEquals(quick, outcome.out().contains("<-XX:TieredStopAtLevel=1>"));
    assertEquals(quick, outcome.out().contains("<-XX:+UseSerialGC>"));
    assertTrue(
        outcome.out().contains("<-XX:SharedArchiveFile=" + clone.top() + "/run.jsa>"),
        outcome.out());
  }

  @Test
  void failedBuildShowsWhyAndKeepsTheOldJar() throws Exception {
    clone.run("--version");
    clone.touch("pom.xml");
    clone.set("STUB_MAVEN_EXIT", "1");

    Outcome outcome = clone.run("--version");

    assertAll(
        () -> assertEquals(OUTSIDE_FAILED, outcome.exit()),
        () -> assertEquals("", outcome.out()),
        () -> assertTrue(outcome.err().contains("[ERROR] it does not compile"), outcome.err()),
        () ->
            assertTrue(
                outcome.err().contains(clone.top() + "/target/run-build.log"), outcome.err()),
        () -> assertEquals("jar\n", Files.readString(clone.top().resolve("run.jar"))));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void usesAtTheSameTimeBuildOnce(boolean flock) throws Exception {
    assumeTrue(!flock || clone.linkSystemCommand("flock"), "flock is not on this operating system");
    List<Started> started = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      started.add(clone.start(clone.top().resolve("run"), "--version"));
    }

    for (Started one : started) {
      assertEquals(0, one.outcome().exit());
    }
    assertEquals(1, clone.mavenCalls().size());
  }

  @Test
  void lockOfADeadProcessHoldsNobodyUp() throws Exception {
    Files.createDirectories(clone.top().resolve("target"));
    Files.createSymbolicLink(clone.top().resolve("target/run.lock.owner"), Path.of("99999999"));

    assertEquals(0, clone.run("--version").exit());
  }

  @Test
  void stoppedBuildIsDoneAfresh() throws Exception {
    clone.write("target/run-build.unfinished", "");
    Path half = clone.write("launcher/target/run/classes/A.class", "half");

    clone.run("--version");

    assertFalse(Files.exists(half));
  }

  @ParameterizedTest
  @CsvSource({"11.0.2, Java 11", "1.8.0_301, Java 8"})
  void olderJavaHomeIsRefusedByName(String version, String shown) throws Exception {
    Path home = clone.useJava(version);

    Outcome outcome = clone.run("--version");

    assertEquals(OUTSIDE_FAILED, outcome.exit());
    assertTrue(
        outcome
            .err()
            .startsWith(
                "Could not use Java: JAVA_HOME (" + home + ") is " + shown + ", and Runspec needs"),
        outcome.err());
  }
}
