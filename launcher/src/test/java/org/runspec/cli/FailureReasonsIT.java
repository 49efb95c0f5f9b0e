package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that fail as runs do, and what their lists, screens and monitors say of why. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid, signals and control groups")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class FailureReasonsIT {
  private static final String TRACEBACK =
      """
      def load(batch):
          raise ValueError(f"no such batch: {batch}")

      print("loading")
      load(7)
      """;

  /** Takes more memory than its control group may have. */
  private static final String GREEDY =
      """
      import os, sys
      with open(os.path.join(sys.argv[1], "cgroup.procs"), "w") as group:
          group.write(str(os.getpid()))
      print("taking all", flush=True)
      everything = bytearray(512 << 20)
      """;

  private static final long MEMORY = 64 << 20;

  @TempDir Path folder;
  private LaunchingProject project;
  private Optional<Path> group = Optional.empty();

  @BeforeEach
  void makeProject() throws Exception {
    project = new LaunchingProject(folder);
    project.configuration("compute-targets: {local: {slots: 8, lease: 5}}\n");
    Files.writeString(project.project.resolve("load.py"), TRACEBACK);
    Files.writeString(project.project.resolve("greedy.py"), GREEDY);
  }

  @AfterEach
  void endAll() throws Exception {
    project.endNodes();
    if (group.isPresent()) {
      Files.delete(group.get());
    }
  }

  private void submit(String commands, String... options) throws Exception {
    Files.writeString(project.project.resolve("all.txt"), commands);
    LaunchingProject.Said said =
        project.type(
            Stream.concat(Stream.of("submit", "--multi-commands", "all.txt"), Stream.of(options))
                .toArray(String[]::new));
    assertEquals(0, said.code(), said.text());
  }

  private String typed(String... command) throws Exception {
    return project.type(command).text();
  }

  /** Its last lines, without the time before the first of them. */
  private String monitored() throws Exception {
    LaunchingProject.Said said = project.type("monitor", "job1");
    assertEquals(1, said.code(), said.text());
    String text = said.text().replaceAll("(?m)^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  ", "");
    int last = text.indexOf("job1: failed");
    assertTrue(last >= 0, text);
    return text.substring(last).replaceAll("(?m)^  (what|run them).*\n", "");
  }

  private String heads(List<String> runs) throws Exception {
    return typed(Stream.concat(Stream.of("status"), runs.stream()).toArray(String[]::new))
        .lines()
        .filter(line -> line.startsWith("run"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void aTracebackAMissingModuleATimeLimitAndAnExitCodeAreTold() throws Exception {
    submit(
        """
        python3 load.py
        python3 -c 'import torhc'
        sleep 99
        exit 3
        """,
        "--runs",
        "4",
        "--concurrent",
        "4",
        "--time-limit",
        "10s");

    String monitored = monitored();

    assertEquals(
        """
        job1: failed: 4 failed
        4 failures, 4 causes:
              1  ValueError: no such batch: 7 (run1.1)
              1  missing module torhc (run1.2)
              1  time limit of 10 s reached (run1.3)
              1  exit code 3 (run1.4)
        """,
        monitored);
    assertEquals(
        """
        run     status  reason
        run1.1  error   ValueError: no such batch: 7
        run1.2  error   missing module torhc
        run1.3  error   time limit of 10 s reached
        run1.4  error   exit code 3
        """,
        listed());
    assertEquals(
        """
        run1.1: error, ValueError: no such batch: 7
        run1.2: error, missing module torhc
        run1.3: error, time limit of 10 s reached
        run1.4: error, exit code 3
        """,
        heads(List.of("run1.1", "run1.2", "run1.3", "run1.4")));
    assertTrue(typed("status", "run1.1").contains("    raise ValueError("), "its traceback");
  }

  private String listed() throws Exception {
    return typed("list", "runs", "job1", "--columns", "run,status,reason")
        .lines()
        .filter(line -> line.startsWith("run"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void aKillForLackOfMemoryIsTold() throws Exception {
    group = controlGroup();
    assumeTrue(group.isPresent(), "no control group can be made here");
    submit("python3 greedy.py " + group.get() + "\n", "--runs", "1");

    String monitored = monitored();

    assertEquals(
        """
        job1: failed: 1 failed
        1 failure, one cause:
              1  out of memory: killed by the kernel (run1.1)
        """,
        monitored);
    assertEquals(
        """
        run     status  reason
        run1.1  error   out of memory: killed by the kernel
        """,
        listed());
    assertEquals("run1.1: error, out of memory: killed by the kernel\n", heads(List.of("run1.1")));
  }

  /** Of either version; with little memory. */
  private static Optional<Path> controlGroup() {
    String name = "runspec-test-" + ProcessHandle.current().pid();
    return made(Path.of("/sys/fs/cgroup/memory", name), "memory.limit_in_bytes")
        .or(() -> made(Path.of("/sys/fs/cgroup", name), "memory.max"));
  }

  private static Optional<Path> made(Path group, String limit) {
    if (!Files.isWritable(group.getParent())) {
      return Optional.empty();
    }
    try {
      Files.createDirectory(group);
    } catch (IOException e) {
      return Optional.empty();
    }
    try {
      Files.writeString(group.resolve(limit), String.valueOf(MEMORY));
      return Optional.of(group);
    } catch (IOException e) {
      return group.toFile().delete() ? Optional.empty() : Optional.of(group);
    }
  }

  /** Node 1 is told to go, as one that is preempted is; node 0 takes its run over. */
  @Test
  void aPreemptionIsToldWhileTheRunGoesOnElsewhere() throws Exception {
    Path go = folder.resolve("go");
    submit(
        "until [ -e '" + go + "' ]; do sleep 0.2; done\n",
        "--runs",
        "2",
        "--nodes",
        "2",
        "--concurrent",
        "2",
        "--schedule",
        "static");
    Path runs = project.store().resolve("ws1/runs");
    project.await(runs.resolve("run1.1/a1/run.log"));
    project.await(runs.resolve("run2.1/a1/run.log"));

    preempt("node1.pid");
    project.await(runs.resolve("run2.1/a2/run.log"));

    assertEquals(
        """
        run     status   reason
        run1.1  running
        run2.1  running  a1: preempted: its node was asked to leave
        """,
        listed());
    String status = typed("status", "run2.1");
    assertTrue(
        status.startsWith("run2.1: running, a1: preempted: its node was asked to leave\n"), status);
    assertTrue(
        status.matches("(?s).*\na1 +run2.* continued: preempted: its node was asked to leave\n.*"),
        status);
    Files.createFile(go);
    LaunchingProject.Said said = project.type("monitor", "job1");
    assertEquals(0, said.code(), said.text());
  }

  private void preempt(String pidFile) throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("user/jobs"))) {
      Path file = files.filter(path -> path.endsWith(pidFile)).findFirst().orElseThrow();
      String number = Files.readString(file).replaceFirst("(?s) .*", "");
      assertEquals(0, new ProcessBuilder("kill", "-s", "TERM", number).start().waitFor());
    }
  }
}
