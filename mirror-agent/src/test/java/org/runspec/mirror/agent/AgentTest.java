package org.runspec.mirror.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path results;

  @BeforeEach
  void prepare() throws Exception {
    results = Files.createDirectory(folder.resolve("results"));
    Files.writeString(results.resolve("a.log"), "content");
    Files.writeString(folder.resolve("file"), "");
  }

  @Test
  void onceCopiesComparesAndEnds() throws Exception {
    assertEquals(0, run("--from", results, "--to", folder.resolve("copy"), "--once"));

    assertEquals("content", Files.readString(folder.resolve("copy/a.log")));
    assertTrue(said(out).startsWith("Mirrored 1 files, 7 bytes (7 bytes sent, "), said(out));
    assertEquals("", said(err));
    assertTrue(Files.exists(folder.resolve("state/runspec/mirror")), "cursors");
  }

  @Test
  void itRunsUntilItIsStopped() throws Exception {
    Agent agent = agent();
    agent.stop();

    assertEquals(
        0, agent.run(List.of("--from", "" + results, "--to", folder.resolve("copy").toString())));
    assertEquals("content", Files.readString(folder.resolve("copy/a.log")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--to c|Could not start the mirror: --from is missing. Try: --from results --to /mnt/copy.",
        "--from a|Could not start the mirror: --to is missing. Try: --from results --to /mnt/copy.",
        "--from|Could not start the mirror: --from has no value. Try: --from and a value, with a space"
            + " between.",
        "--form a|Could not start the mirror: there is no option --form. Try: --help, which lists the"
            + " options.",
        "--files /x|Could not start the mirror: --files is no pattern: \"/x\" (it starts with a slash,"
            + " but is within a folder). Try: --files 'logs/**'.",
        "--total 5x|Could not start the mirror: --total is no size: 5x. Try: --total 500M.",
        "--from DIR/absent --to DIR/c|Could not mirror DIR/absent: there is no such folder. Try: the"
            + " path of an existing folder after --from.",
        "--from DIR/file --to DIR/c|Could not mirror DIR/file: it is not a folder. Try: the path of"
            + " an existing folder after --from.",
        "--from DIR/results --to DIR/results/c|Could not mirror DIR/results to DIR/results/c: the copy"
            + " would be in the folder. Try: a folder elsewhere after --to.",
        "--from DIR/results --to DIR|Could not mirror DIR/results to DIR: the folder is in the copy."
            + " Try: a folder elsewhere after --to.",
        "--from DIR/results --to DIR/file|Could not write to DIR/file: DIR/file is not a folder. Try:"
            + " another folder after --to.",
      })
  void wrongInputIsExplained(String arguments, String message) throws Exception {
    String real = folder.toRealPath().toString();
    List<Object> list = new ArrayList<>();
    for (String argument : arguments.split(" ", -1)) {
      list.add(argument.replace("DIR", real));
    }

    assertEquals(2, run(list.toArray()));

    assertEquals(message.replace("DIR", real), said(err).strip());
  }

  @Test
  void sizesHaveUnits() throws Exception {
    AgentOptions options =
        AgentOptions.parse(
            List.of("--from", "a", "--to", "b", "--largest-file", "2k", "--total", "3G"), Map.of());

    assertEquals(2048, options.limits().largestFile());
    assertEquals(3L << 30, options.limits().total());
  }

  private Agent agent() {
    return new Agent(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        Map.of("XDG_STATE_HOME", folder.resolve("state").toString()),
        false);
  }

  private int run(Object... arguments) {
    return agent().run(Arrays.stream(arguments).map(Object::toString).toList());
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(UTF_8);
  }
}
