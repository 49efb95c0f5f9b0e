package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands as jobs, from the command line, with real processes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid")
class SubmitIT {
  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void project() throws IOException {
    project = Files.createDirectories(folder.resolve("my project"));
    Files.writeString(project.resolve("xt_config.yaml"), "compute-targets: {local: {slots: 8}}\n");
  }

  @AfterEach
  void endNodes() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".pid")).toList()) {
        long number = Long.parseLong(Files.readString(file).replaceFirst("(?s) .*", ""));
        ProcessHandle.of(number).ifPresent(ProcessHandle::destroy);
        ProcessHandle.of(number)
            .ifPresent(node -> node.onExit().orTimeout(40, TimeUnit.SECONDS).join());
      }
    }
  }

  private record Said(int code, String text) {}

  private Said submit(String... arguments) throws Exception {
    return type(Stream.concat(Stream.of("submit"), Stream.of(arguments)).toArray(String[]::new));
  }

  private Said type(String... words) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(LaunchedProgram.jar(words)).directory(project.toFile());
    builder.environment().keySet().removeIf(n -> n.startsWith("XT_") || n.startsWith("RUNSPEC_"));
    builder.environment().put("RUNSPEC_HOME", folder.resolve("user").toString());
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertTrue(process.waitFor(90, TimeUnit.SECONDS), "it goes on");
    return new Said(process.exitValue(), Files.readString(folder.resolve("said")));
  }

  private String output(String run) throws IOException {
    return Files.readString(
        project.resolve(".runspec/store/ws1/runs").resolve(run).resolve("a1/output.txt"));
  }

  @Test
  void aRunIsRepeatedWithItsCodeSeedAndHyperparametersAndAJobWithTodaysCode() throws Exception {
    Files.writeString(project.resolve("t.sh"), "echo old $A $RUNSPEC_SEED $*\n");
    Files.writeString(project.resolve("hp.yaml"), "lr: [0.1, 0.2, 0.3, 0.4]\n");
    Said first =
        submit(
            "--runs", "3", "--env", "A=x", "--hp-config", "hp.yaml", "--wait", "--", "sh", "t.sh");
    assertEquals(0, first.code(), first.text());
    Files.writeString(project.resolve("t.sh"), "echo new $A\n");

    assertEquals(0, type("rerun", "run1.2").code());
    assertEquals(0, type("rerun", "job1", "--new-code", "--runs", "2").code());

    awaitEnd("run2.1");
    awaitEnd("run3.2");
    assertTrue(output("run1.2").startsWith("old x "), output("run1.2"));
    assertEquals(output("run1.2"), output("run2.1"));
    assertEquals("new x\n", output("run3.2"));
    assertFalse(Files.exists(project.resolve(".runspec/store/ws1/runs/run3.3")));
  }

  @Test
  void whatACommandHasNotCannotBeSetInIt() throws Exception {
    assertEquals(0, submit("--wait", "--", "echo", "hi").code());

    Said said = type("rerun", "job1", "--set", "lr=1");

    assertEquals(2, said.code());
    assertTrue(said.text().contains("it executed a command, which has none"), said.text());
  }

  private void awaitEnd(String run) throws Exception {
    Path end = project.resolve(".runspec/store/ws1/runs").resolve(run).resolve("end.json");
    Process waiting =
        new ProcessBuilder(
                "sh", "-c", "until [ -e \"$1\" ]; do sleep 0.1; done", "sh", end.toString())
            .start();
    boolean ended = waiting.waitFor(60, TimeUnit.SECONDS);
    waiting.destroy();
    assertTrue(ended, run + " does not end");
  }

  @Test
  void threeCommandsAreTakenInTurnByEightRuns() throws Exception {
    Files.writeString(project.resolve("all.txt"), "echo A\n\n# none\necho B \"b  b\"\necho C\n");

    Said said = submit("--multi-commands", "all.txt", "--runs", "8", "--nodes", "2", "--wait");

    assertEquals(0, said.code(), said.text());
    assertTrue(said.text().contains("job1: 8 completed"), said.text());
    assertEquals("A\n", output("run1.1"));
    assertEquals("B b  b\n", output("run2.1"));
    assertEquals("C\n", output("run1.2"));
    assertEquals("B b  b\n", output("run2.4"));
  }

  @Test
  void wordsReachTheCommandAsTheyWereTypedAndItsCodeComesBack() throws Exception {
    Said said =
        submit(
            "--pass-exit-code", "--", "sh", "-c", "echo \"$1\" $XT_RUN_NAME; exit 9", "x", "a  b");

    assertEquals(9, said.code(), said.text());
    assertTrue(said.text().contains("run1.1: error, exit code 9"), said.text());
    assertEquals("a  b run1.1\n", output("run1.1"));
  }

  @Test
  void aGridGoesThroughAllValuesWhetherChosenHereOrThere() throws Exception {
    Files.writeString(project.resolve("hp.yaml"), "lr: [1e-4, 0.5]\nname: [a b, \"it's\"]\n");
    String[] search = {"--hp-config", "hp.yaml", "--search-type", "grid", "--concurrent", "4"};

    for (String place : new String[] {"--static", "--yes"}) {
      Said said =
          submit(
              Stream.concat(Stream.of(search), Stream.of(place, "--wait", "--", "echo"))
                  .toArray(String[]::new));
      assertEquals(0, said.code(), said.text());
    }

    for (String node : new String[] {"run1", "run2"}) {
      assertEquals("--lr=0.0001 --name=a b\n", output(node + ".1"));
      assertEquals("--lr=0.5 --name=it's\n", output(node + ".4"));
    }
  }

  @Test
  void aNodeThatIsARunHasItsNameAndPrintsItsOutput() throws Exception {
    Said said = submit("--direct", "--nodes", "2", "--wait", "--", "echo $XT_RUN_NAME");

    assertEquals(0, said.code(), said.text());
    assertEquals("run2\n", output("run2"));
    Path log = project.resolve(".runspec/work/job1/node1.log");
    assertTrue(Files.readString(log).contains("\nrun2\n"), Files.readString(log));
  }

  @Test
  void nodesThatCannotBeginAreNotWaitedForWithoutEnd() throws Exception {
    Files.writeString(
        project.resolve("xt_config.yaml"), "compute-targets: {local: {java: /no/java}}\n");

    Said said = submit("--wait", "--", "true");

    assertEquals(1, said.code(), said.text());
    assertTrue(said.text().contains("Its nodes are gone"), said.text());
  }

  @Test
  void whatIsMisunderstoodLaunchesNothing() throws Exception {
    assertTrue(submit("ls").text().contains("stands behind --"));
    assertTrue(submit("--nods", "2", "--", "ls").text().contains("--nodes"));
    assertTrue(submit("--dry-run", "--", "ls", "--help").text().contains("Job of ls --help"));

    assertFalse(Files.exists(project.resolve(".runspec/store")));
  }
}
