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
  void listsInTheCommandAreSearchedAndRunsAreRepeatedWithOtherValues() throws Exception {
    String program =
        "echo \"$@\"; cat \"$RUNSPEC_HPARAMS\"; echo '{\"loss\": 1}' >> $RUNSPEC_METRICS";
    Files.writeString(project.resolve("t.sh"), program);
    Said said =
        submit(
            "--search-type",
            "grid",
            "--objective",
            "loss",
            "--minimize",
            "--wait",
            "--",
            "sh",
            "t.sh",
            "--lr=[.01,1e-1]",
            "--seed=[$randint(9)]",
            "--opt=[\"it's $HOME\", 'a, b']",
            "--keep=\\[1,2]");
    assertEquals(0, said.code(), said.text());
    assertTrue(said.text().contains("job1: 4 completed"), said.text());
    String first = output("run1.1");
    assertTrue(
        first.matches("(?s)--lr=\\.01 --seed=[0-8] --opt=it's \\$HOME --keep=\\[1,2]\n.*"), first);
    assertTrue(first.contains("{\"lr\":0.01,\"seed\":"), first);
    assertTrue(output("run1.4").startsWith("--lr=1e-1 "), output("run1.4"));
    assertTrue(output("run1.4").contains(" --opt=a, b "), output("run1.4"));

    assertEquals(0, type("rerun", "run1.1").code());
    assertEquals(0, type("rerun", "run1.1", "--set", "lr=.50").code());
    assertEquals(0, type("rerun", "job1", "--set", "hyperparameters.opt=x").code());

    awaitEnd("run4.4");
    awaitEnd("run3.1");
    awaitEnd("run2.1");
    assertEquals(first, output("run2.1"));
    assertEquals(
        first.lines().findFirst().orElseThrow().replace("lr=.01", "lr=.50"),
        output("run3.1").lines().findFirst().orElseThrow());
    assertTrue(output("run4.1").contains(" --opt=x "), output("run4.1"));
    Said table = type("list", "runs", "job1");
    assertTrue(table.text().contains("loss*") && table.text().contains("it's $HOME"), table.text());
  }

  @Test
  void eachLineOfAFileGoesThroughItsOwnLists() throws Exception {
    Files.writeString(
        project.resolve("all.txt"),
        "echo A --lr=[1, 2] '--opt=[a b]' # all\necho B --lr=[1, 2]\necho C");

    Said said = submit("--multi-commands", "all.txt", "--search-type", "grid", "--wait");

    assertEquals(0, said.code(), said.text());
    assertTrue(said.text().contains("job1: 5 completed"), said.text());
    assertEquals("A --lr=1 --opt=a b\n", output("run1.1"));
    assertEquals("B --lr=1\n", output("run1.2"));
    assertEquals("C\n", output("run1.3"));
    assertEquals("A --lr=2 --opt=a b\n", output("run1.4"));
    assertEquals("B --lr=2\n", output("run1.5"));
  }

  @Test
  void whatACommandHasNotCannotBeSetInIt() throws Exception {
    assertEquals(0, submit("--wait", "--", "echo", "hi", "--rate=[1]").code());

    Said said = type("rerun", "job1", "--set", "rte=1");

    assertEquals(2, said.code());
    assertTrue(
        said.text().contains("with the hyperparameters rate. Try: --set rate=1"), said.text());
    assertEquals(2, type("rerun", "job1", "--rate=1").code());
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

    for (String place : new String[] {"static", "dynamic"}) {
      Said said =
          submit(
              Stream.concat(
                      Stream.of(search), Stream.of("--search-style", place, "--wait", "--", "echo"))
                  .toArray(String[]::new));
      assertEquals(0, said.code(), said.text());
    }

    for (String node : new String[] {"run1", "run2"}) {
      assertEquals("--lr=1e-4 --name=a b\n", output(node + ".1"));
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
    assertTrue(said.text().contains("Its nodes left before all its runs had ended"), said.text());
  }

  @Test
  void whatIsMisunderstoodLaunchesNothing() throws Exception {
    assertTrue(submit("ls").text().contains("stands behind --"));
    assertTrue(submit("--nods", "2", "--", "ls").text().contains("--nodes"));
    assertTrue(submit("--dry-run", "--", "ls", "--help").text().contains("Job of ls --help"));

    assertFalse(Files.exists(project.resolve(".runspec/store")));
  }
}
