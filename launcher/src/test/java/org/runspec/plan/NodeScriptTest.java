package org.runspec.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.config.Setup;
import org.runspec.plan.NodePreparation.Delivery;

/** What the script of a node does, with a stand-in for Java that does what it is told. */
@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "needs sh")
class NodeScriptTest {
  private static final String TOOL = "7001".repeat(16);

  @TempDir Path folder;
  private Path job;
  private Path java;

  @BeforeEach
  void files() throws IOException {
    job = Files.createDirectories(folder.resolve("my home/jobs/one"));
    Files.createDirectories(folder.resolve("my home/tools"));
    java = folder.resolve("it's java");
    // Tells its version; else counts its starts and does what the file 'does' says.
    program(
        java,
        """
        case "$*" in *-version*) echo 'openjdk version "17.0.1" 2021' >&2; exit 0 ;; esac
        echo "$*" >>"$0.starts"
        starts=$(wc -l <"$0.starts" | tr -d ' ')
        . "$0.does"
        """);
  }

  @Test
  void isApproved() {
    Setup setup =
        new Setup(
            Optional.of(". ~/my envs/it's/activate"),
            List.of("cudatoolkit=11", "x y"),
            List.of("torch==2.1", "git+https://h/r@v1", "it's"),
            List.of("src", "lib's"),
            List.of("echo \"$HOME\"", "nvidia-smi || true"));

    Approvals.verify(
        NodeScript.of(
            new NodePreparation(
                setup,
                "auto",
                Optional.of("/opt/java 17/bin/java"),
                TOOL,
                true,
                Delivery.LAUNCH_FOLDER,
                List.of("A=1", "B=it's\ntwo = lines", "E=ü"))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void endsAsTheControllerDoes(int code) throws Exception {
    Files.writeString(beside("does"), "exit " + code);

    assertEquals(code, run(Setup.NOTHING).exitValue());
    assertEquals(1, starts());
  }

  @Test
  void aControllerThatASignalOrABugEndedIsStartedAgain() throws Exception {
    Files.writeString(beside("does"), "case $starts in 1) kill -9 $$ ;; *) exit 0 ;; esac");

    assertEquals(0, run(Setup.NOTHING).exitValue());
    assertEquals(2, starts());
    assertTrue(log().contains("the controller ended with 137; starting it again in 1 s"), log());
  }

  @Test
  void aControllerThatASignalToItAloneMadeLeaveIsStartedAgain() throws Exception {
    Files.writeString(
        beside("does"),
        """
        [ $starts = 1 ] || exit 0
        trap 'exit 143' TERM
        kill -TERM $$
        sleep 30
        """);

    assertEquals(0, run(Setup.NOTHING).exitValue());
    assertEquals(2, starts());
  }

  @Test
  void aSignalToAllItsProcessesIsTheEnd() throws Exception {
    Files.writeString(
        beside("does"), "trap 'exit 143' TERM; kill -TERM $PPID $$; while :; do sleep 0.1; done");

    assertEquals(143, run(Setup.NOTHING).exitValue());
    assertEquals(1, starts());
  }

  @Test
  void itsJavaGetsLittleMemoryAndItsPlace() throws Exception {
    Files.writeString(beside("does"), "exit 0");

    run(Setup.NOTHING);

    String command = Files.readString(beside("starts"));
    assertTrue(command.contains("-Xmx64m"), command);
    assertTrue(command.contains("tools/" + TOOL + ".jar node "), command);
    assertTrue(command.strip().endsWith("setting.json --node 3"), command);
  }

  @Test
  void aStepThatFailsEndsTheNodeBeforeItsController() throws Exception {
    Setup setup =
        new Setup(
            Optional.of("true \"$UNSET_IS_FINE\""),
            List.of(),
            List.of(),
            List.of(),
            List.of("sh -c 'exit 7'"));
    Files.writeString(beside("does"), "exit 0");

    assertEquals(7, run(setup).exitValue());
    assertEquals(0, starts());
    assertTrue(log().contains("failed at a command of the setup, with exit code 7"), log());
  }

  @Test
  void nodesOnOneMachineInstallOneAfterTheOther() throws Exception {
    Path lock = folder.resolve("my home/setup.lock");
    Files.writeString(lock, "999999999 long ago\n");
    Setup setup =
        new Setup(
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of("test -s \"$here/../../setup.lock\" && echo alone"));
    Files.writeString(beside("does"), "exit 0");

    assertEquals(0, run(setup).exitValue());

    assertTrue(log().contains("alone"), log());
    assertFalse(Files.exists(lock));
  }

  @Test
  void aSetupThatFailsKeepsNobodyElseWaiting() throws Exception {
    Setup setup =
        new Setup(Optional.empty(), List.of(), List.of(), List.of(), List.of("sh -c 'exit 7'"));

    assertEquals(7, run(setup).exitValue());

    assertFalse(Files.exists(folder.resolve("my home/setup.lock")));
  }

  @Test
  void whatIsExportedReachesTheController() throws Exception {
    Files.writeString(job.resolve(NodeScript.SECRETS_FILE), "T='it'\\''s'; export T\n");
    Files.writeString(beside("does"), "printf '%s|%s|%s' \"$A\" \"$T\" \"$PYTHONPATH\"; exit 0");
    Setup setup = new Setup(Optional.empty(), List.of(), List.of(), List.of("a b", "c"), List.of());

    start(
            new NodePreparation(
                setup,
                java.toString(),
                Optional.empty(),
                TOOL,
                true,
                Delivery.LAUNCH_FOLDER,
                List.of("A=x\ny")))
        .waitFor();

    assertTrue(log().contains("x\ny|it's|a b:c"), log());
  }

  @Test
  void aSignalReachesTheControllerAndIsTheEnd() throws Exception {
    Files.writeString(
        beside("does"),
        "trap 'echo drained; exit 0' TERM; echo ready >\"$0.ready\"; while :; do sleep 0.1; done");
    Process node = start(preparation(Setup.NOTHING));
    awaitFile(beside("ready"), node);

    node.destroy();

    assertTrue(node.waitFor(20, TimeUnit.SECONDS));
    assertEquals(0, node.exitValue());
    assertTrue(log().contains("drained"), log());
    assertEquals(1, starts());
  }

  @Test
  void twoProcessesAreNeverTheSameNode() throws Exception {
    Files.writeString(
        beside("does"), "echo ready >\"$0.ready\"; while [ ! -e \"$0.stop\" ]; do sleep 0.1; done");
    Process first = start(preparation(Setup.NOTHING));
    awaitFile(beside("ready"), first);

    Process second = start(preparation(Setup.NOTHING));

    assertTrue(second.waitFor(20, TimeUnit.SECONDS));
    assertEquals(0, second.exitValue());
    assertEquals(1, starts());
    Files.createFile(beside("stop"));
    assertTrue(first.waitFor(20, TimeUnit.SECONDS));

    Process third = start(preparation(Setup.NOTHING));
    assertTrue(third.waitFor(20, TimeUnit.SECONDS));
    assertEquals(2, starts());
  }

  /** It may have looked for the last time just before there was something to do. */
  @Test
  void oneThatIsJustLeavingIsSucceeded() throws Exception {
    Files.writeString(
        beside("does"), "echo ready >\"$0.ready\"; while [ ! -e \"$0.stop\" ]; do sleep 0.1; done");
    Process first = start(preparation(Setup.NOTHING));
    awaitFile(beside("ready"), first);
    Process second = start(NodeScript.of(preparation(Setup.NOTHING)));
    Files.createFile(beside("stop"));

    assertTrue(first.waitFor(20, TimeUnit.SECONDS));
    assertTrue(second.waitFor(30, TimeUnit.SECONDS));

    assertEquals(2, starts());
  }

  @Test
  void oneThatCannotSayWhoItIsLeaves() throws Exception {
    Files.createDirectory(job.resolve("node3.pid"));

    Process node = start(preparation(Setup.NOTHING));

    assertTrue(node.waitFor(20, TimeUnit.SECONDS), "it tries for ever");
    assertEquals(75, node.exitValue());
    assertTrue(log().contains("cannot be written"), log());
  }

  @Test
  void withoutJavaNothingIsTried() throws Exception {
    Process node =
        start(
            new NodePreparation(
                Setup.NOTHING,
                "/no/java",
                Optional.empty(),
                TOOL,
                false,
                Delivery.LAUNCH_FOLDER,
                List.of()));

    assertTrue(node.waitFor(20, TimeUnit.SECONDS));
    assertEquals(75, node.exitValue());
    assertTrue(log().contains("there is no Java 17 or later"), log());
    assertFalse(Files.exists(beside("starts")));
  }

  private Process run(Setup setup) throws Exception {
    Process node = start(preparation(setup));
    assertTrue(node.waitFor(30, TimeUnit.SECONDS), "it goes on");
    return node;
  }

  private NodePreparation preparation(Setup setup) {
    return new NodePreparation(
        setup,
        "auto",
        Optional.of(java.toString()),
        TOOL,
        false,
        Delivery.LAUNCH_FOLDER,
        List.of());
  }

  /** With a second's patience for another process of the node. */
  private Process start(NodePreparation preparation) throws IOException {
    return start(
        NodeScript.of(preparation)
            .replace("own \"$state/node$node.pid\" 60", "own \"$state/node$node.pid\" 1"));
  }

  private Process start(String text) throws IOException {
    Path script = Files.writeString(job.resolve(NodeScript.FILE), text);
    return new ProcessBuilder("sh", script.toString(), "3")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  /** The stand-in makes it soon, or the node ends. */
  private static void awaitFile(Path file, Process node) throws InterruptedException {
    for (int i = 0; i < 200 && !Files.exists(file); i++) {
      assertFalse(node.waitFor(100, TimeUnit.MILLISECONDS), "it ended before");
    }
  }

  private int starts() throws IOException {
    return Files.exists(beside("starts")) ? Files.readAllLines(beside("starts")).size() : 0;
  }

  private Path beside(String extension) {
    return java.resolveSibling(java.getFileName() + "." + extension);
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
