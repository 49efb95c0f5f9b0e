package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Clients that watch a run through its node's door, with real processes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class AttachIT {
  private static final int MB = 1_000_000;

  /** So much of the beginning and of the end of an output is kept. */
  private static final int HALF = 50 << 20;

  /** Prints numbered lines of a hundred bytes, once it may. */
  private static final String FLOOD =
      """
      import os, sys, time
      go, lines = sys.argv[1], int(sys.argv[2])
      def await_(path):
          while not os.path.exists(path):
              time.sleep(0.05)
      await_(go)
      for first in range(0, lines, 1000):
          sys.stdout.buffer.write(b"".join(b"%09d %s\\n" % (n, b"x" * 89) for n in range(first, first + 1000)))
      sys.stdout.buffer.flush()
      open(go + ".printed", "w").close()
      if len(sys.argv) > 3:
          await_(sys.argv[3])
      """;

  @TempDir Path folder;
  private LaunchingProject project;
  private final List<Client> clients = new ArrayList<>();

  @BeforeEach
  void makeProject() throws Exception {
    project = new LaunchingProject(folder);
    project.configuration("compute-targets: {local: {lease: 5}}\n");
    Files.writeString(project.project.resolve("flood.py"), FLOOD);
  }

  @AfterEach
  void endAll() throws Exception {
    clients.forEach(client -> client.process().destroyForcibly());
    project.endNodes();
  }

  /** A client, whose results and notes go into files. */
  private record Client(Process process, Path out, Path err) {
    int exitCode() throws InterruptedException {
      assertTrue(process.waitFor(90, TimeUnit.SECONDS), "it goes on");
      return process.exitValue();
    }

    String notes() throws IOException {
      return Files.readString(err);
    }
  }

  private Client attach(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    String[] all = Stream.concat(Stream.of("attach"), Stream.of(arguments)).toArray(String[]::new);
    command.addAll(LaunchedProgram.jar(all));
    Path out = folder.resolve("out" + clients.size());
    Path err = folder.resolve("err" + clients.size());
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.project.toFile());
    builder.environment().keySet().removeIf(n -> n.startsWith("XT_") || n.startsWith("RUNSPEC_"));
    builder.environment().putAll(project.variables);
    Process process =
        builder
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    Client client = new Client(process, out, err);
    clients.add(client);
    awaitText(err, "Attached to run1.1");
    return client;
  }

  private void awaitText(Path file, String text) throws Exception {
    await("grep -qF -- \"$1\" \"$2\"", text, file);
  }

  private void awaitSize(Path file, long size) throws Exception {
    await("[ \"$(wc -c < \"$2\")\" -ge \"$1\" ]", String.valueOf(size), file);
  }

  private void await(String condition, String text, Path file) throws Exception {
    String loop = "until " + condition + "; do sleep 0.1; done";
    Process waiting =
        new ProcessBuilder("sh", "-c", loop, "sh", text, file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean there = waiting.waitFor(60, TimeUnit.SECONDS);
    waiting.destroy();
    assertTrue(there, () -> "no " + text + " in " + file + "\n" + project.logs());
  }

  private void submit(String... command) throws Exception {
    LaunchingProject.Said said =
        project.type(
            Stream.concat(Stream.of("submit", "--"), Stream.of(command)).toArray(String[]::new));
    assertEquals(0, said.code(), said.text());
  }

  private void flood(int megabytes, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("python3", "flood.py", go().toString()));
    words.add(String.valueOf(megabytes * MB / 100));
    words.addAll(List.of(more));
    submit(words.toArray(String[]::new));
  }

  private Path go() {
    return folder.resolve("go");
  }

  private static byte[] lines(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int line = from; line < to; line++) {
      String number = String.valueOf(line);
      text.append("0".repeat(9 - number.length())).append(number).append(' ');
      text.append("x".repeat(89)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String digest(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void twoClientsGetAllThatARunPrintsAndHowItEnded() throws Exception {
    flood(30);
    Client one = attach("run1.1");
    Client other = attach("run1.1");

    Files.createFile(go());

    String whole = digest(lines(0, 300_000));
    for (Client client : List.of(one, other)) {
      assertEquals(0, client.exitCode(), client.notes());
      assertEquals(whole, digest(Files.readAllBytes(client.out())));
      assertEquals(
          "Attached to run1.1; Ctrl-C leaves it running.\n--- run1.1: completed ---\n",
          client.notes());
    }
  }

  @Test
  void whoLeavesLeavesTheRunAlone() throws Exception {
    flood(1);
    Client client = attach("run1.1");

    new ProcessBuilder("kill", "-s", "INT", String.valueOf(client.process().pid()))
        .start()
        .waitFor();

    assertEquals(130, client.exitCode(), client.notes());
    assertTrue(client.notes().contains("nothing was cancelled. Come back with: "), client.notes());
    assertTrue(client.notes().strip().endsWith("attach run1.1"), client.notes());
    Files.createFile(go());
    Path end = project.store().resolve("ws1/runs/run1.1/end.json");
    project.await(end);
    assertTrue(Files.readString(end).contains("\"completed\""), Files.readString(end));
  }

  /** The store has the beginning and the end of it; so has the node. */
  @Test
  void whoComesLateGetsTheBeginningAndTheEndOfALongOutput() throws Exception {
    Path enough = folder.resolve("enough");
    flood(120, enough.toString());
    Files.createFile(go());
    project.await(folder.resolve("go.printed"));

    byte[] note =
        ("\n[" + (120 * MB - 2 * HALF) + " bytes were left out here: printed faster than shown]\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] expected = new byte[2 * HALF + note.length];
    byte[] all = lines(0, 1_200_000);
    System.arraycopy(all, 0, expected, 0, HALF);
    System.arraycopy(note, 0, expected, HALF, note.length);
    System.arraycopy(all, all.length - HALF, expected, HALF + note.length, HALF);

    Client late = attach("run1.1");
    awaitSize(late.out(), expected.length); // from the node alone
    Files.createFile(enough);

    assertEquals(0, late.exitCode(), late.notes());
    assertEquals(digest(expected), digest(Files.readAllBytes(late.out())));
  }

  @Test
  void whenTheControllerIsKilledTheNextAttemptIsShown() throws Exception {
    Path first = folder.resolve("first");
    String program = "if mkdir \"$0\"; then echo begun; sleep 99; else echo again; fi 2>/dev/null";
    submit("sh", "-c", program, first.toString());
    project.await(first);
    Client client = attach("run1.1");
    awaitText(client.out(), "begun");

    killController();

    assertEquals(0, client.exitCode(), client.notes() + project.logs());
    assertEquals("begun\nagain\n", Files.readString(client.out()), client.notes());
    assertTrue(client.notes().contains("--- run1.1, attempt 2 ---\n"), client.notes());
    assertTrue(client.notes().endsWith("--- run1.1: completed ---\n"), client.notes());
  }

  /** Its parent process, which starts it again, lives on. */
  private void killController() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("user/jobs"))) {
      Path file = files.filter(path -> path.endsWith("node0.pid")).findFirst().orElseThrow();
      long parent = Long.parseLong(Files.readString(file).replaceFirst("(?s) .*", ""));
      List<ProcessHandle> java =
          ProcessHandle.of(parent).orElseThrow().descendants().filter(AttachIT::isJava).toList();
      assertEquals(1, java.size());
      java.get(0).destroyForcibly();
    }
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().filter(path -> path.endsWith("java")).isPresent();
  }
}
